package io.drydock.api.model.exec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How a client wants to be tied to an exec instance it starts.
 *
 * @param detach start it and return at once
 * @param consoleSize height and width
 */
public record ExecStartRequest(
        @JsonProperty("Detach") boolean detach,
        @JsonProperty("Tty") boolean tty,
        @JsonProperty("ConsoleSize") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                @Nullable List<Integer> consoleSize) {

    public ExecStartRequest {
        consoleSize = ZeroValue.listOrNull(consoleSize);
    }
}
