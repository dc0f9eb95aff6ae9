package io.drydock.kernel.config;

import java.util.Objects;

/** A flag, key or file that cannot be accepted; the message is for the operator, as it stands. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ConfigException(String message) {
        super(message);
    }

    public ConfigException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The message, which is never missing here. */
    public String text() {
        return Objects.requireNonNull(getMessage());
    }
}
