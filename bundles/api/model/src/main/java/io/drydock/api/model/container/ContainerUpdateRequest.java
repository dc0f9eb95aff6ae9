package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** New limits and restart policy of a container; what is zero, empty or null stays. */
public record ContainerUpdateRequest(
        @JsonUnwrapped @JsonProperty("#resources") Resources resources,
        @JsonProperty("RestartPolicy") RestartPolicy restartPolicy) {

    public ContainerUpdateRequest {
        resources = resources == null ? Resources.NONE : resources;
        restartPolicy = restartPolicy == null ? RestartPolicy.UNSET : restartPolicy;
    }
}
