package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import org.jspecify.annotations.Nullable;

/**
 * How a container has ended.
 *
 * @param error why the engine could not wait to the end
 * @param statusCode exit status of its process
 */
public record ContainerWaitResponse(
        @JsonProperty("Error") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable WaitError error,
        @JsonProperty("StatusCode") long statusCode) {}
