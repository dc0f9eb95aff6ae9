package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * New limits, restart policy and published ports of a container; what is zero, empty or null stays.
 *
 * @param portBindings all ports that are published from now on, as in {@link HostConfig}; dockerd
 *     has no such field
 */
public record ContainerUpdateRequest(
        @JsonUnwrapped @JsonProperty("#resources") Resources resources,
        @JsonProperty("RestartPolicy") RestartPolicy restartPolicy,
        @JsonProperty("PortBindings") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Map<String, @Nullable List<PortBinding>> portBindings) {

    public ContainerUpdateRequest {
        resources = resources == null ? Resources.NONE : resources;
        restartPolicy = restartPolicy == null ? RestartPolicy.UNSET : restartPolicy;
    }

    /** Without a word on ports. */
    public ContainerUpdateRequest(Resources resources, RestartPolicy restartPolicy) {
        this(resources, restartPolicy, null);
    }

    /** The same with other limits. */
    public ContainerUpdateRequest with(Resources changed) {
        return new ContainerUpdateRequest(changed, restartPolicy, portBindings);
    }
}
