package io.drydock.api.model.exec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The command of an exec instance.
 *
 * @param entrypoint the program
 */
public record ExecProcessConfig(
        @JsonProperty("tty") boolean tty,
        @JsonProperty("entrypoint") String entrypoint,
        @JsonProperty("arguments") List<String> arguments,
        @JsonProperty("privileged") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Boolean privileged,
        @JsonProperty("user") @JsonInclude(JsonInclude.Include.NON_EMPTY) String user) {

    public ExecProcessConfig {
        entrypoint = ZeroValue.text(entrypoint);
        arguments = ZeroValue.list(arguments);
        user = ZeroValue.text(user);
    }
}
