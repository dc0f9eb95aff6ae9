package io.drydock.api.model.exec;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Objects;

/**
 * The state of an exec instance.
 *
 * @param exitCode null until it has ended
 * @param detachKeys in base64, as docker prints bytes
 * @param pid 0 before the start
 */
public record ExecInspect(
        @JsonProperty("ID") String id,
        @JsonProperty("Running") boolean running,
        @JsonProperty("ExitCode") @Nullable Integer exitCode,
        @JsonProperty("ProcessConfig") ExecProcessConfig processConfig,
        @JsonProperty("OpenStdin") boolean openStdin,
        @JsonProperty("OpenStderr") boolean openStderr,
        @JsonProperty("OpenStdout") boolean openStdout,
        @JsonProperty("CanRemove") boolean canRemove,
        @JsonProperty("ContainerID") String containerId,
        @JsonProperty("DetachKeys") String detachKeys,
        @JsonProperty("Pid") int pid) {

    public ExecInspect {
        id = ZeroValue.text(id);
        Objects.requireNonNull(processConfig, "ProcessConfig");
        containerId = ZeroValue.text(containerId);
        detachKeys = ZeroValue.text(detachKeys);
    }
}
