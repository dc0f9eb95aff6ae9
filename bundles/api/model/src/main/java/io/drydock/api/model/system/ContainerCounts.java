package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many containers there are, by state. */
public record ContainerCounts(
        @JsonProperty("Containers") int containers,
        @JsonProperty("ContainersRunning") int containersRunning,
        @JsonProperty("ContainersPaused") int containersPaused,
        @JsonProperty("ContainersStopped") int containersStopped) {

    /** No containers. */
    public static final ContainerCounts NONE = new ContainerCounts(0, 0, 0, 0);
}
