package io.drydock.api.model.exec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A process to run beside those of a running container.
 *
 * @param user as {@code ContainerConfig.User}
 * @param consoleSize height and width
 * @param detachKeys keys that detach a client, empty for the engine's default
 */
public record ExecCreateRequest(
        @JsonProperty("User") String user,
        @JsonProperty("Privileged") boolean privileged,
        @JsonProperty("Tty") boolean tty,
        @JsonProperty("ConsoleSize") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Nullable List<Integer> consoleSize,
        @JsonProperty("AttachStdin") boolean attachStdin,
        @JsonProperty("AttachStderr") boolean attachStderr,
        @JsonProperty("AttachStdout") boolean attachStdout,
        @JsonProperty("Detach") boolean detach,
        @JsonProperty("DetachKeys") String detachKeys,
        @JsonProperty("Env") @Nullable List<String> env,
        @JsonProperty("WorkingDir") String workingDir,
        @JsonProperty("Cmd") @Nullable List<String> cmd) {

    public ExecCreateRequest {
        user = ZeroValue.text(user);
        consoleSize = ZeroValue.listOrNull(consoleSize);
        detachKeys = ZeroValue.text(detachKeys);
        env = ZeroValue.listOrNull(env);
        workingDir = ZeroValue.text(workingDir);
        cmd = ZeroValue.listOrNull(cmd);
    }

    /** The same for a client that could not name a size yet. */
    public ExecCreateRequest withoutConsoleSize() {
        return new ExecCreateRequest(
                user,
                privileged,
                tty,
                null,
                attachStdin,
                attachStderr,
                attachStdout,
                detach,
                detachKeys,
                env,
                workingDir,
                cmd);
    }
}
