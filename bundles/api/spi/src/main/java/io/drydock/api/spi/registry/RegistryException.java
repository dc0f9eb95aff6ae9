package io.drydock.api.spi.registry;

import io.drydock.api.spi.DriverException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Optional;

/**
 * Why a registry did not do what it was asked. The text is the one docker's users know, such as
 * {@code manifest unknown: manifest unknown} or {@code Get "https://host/v2/": dial tcp ...}.
 */
public final class RegistryException extends DriverException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final boolean temporary;
    private final transient @Nullable Duration retryAfter;

    /** What the registry, or the way to it, has said, as far as a caller acts on it. */
    public enum Reason {
        /** The registry could not be spoken to. */
        UNREACHABLE,
        /** There are no credentials, and it asks for some. */
        NO_CREDENTIALS,
        /** It does not accept the credentials: {@code UNAUTHORIZED}. */
        UNAUTHORIZED,
        /** They do not allow this, or there is no such repository: {@code DENIED}. */
        DENIED,
        /** {@code MANIFEST_UNKNOWN}. */
        MANIFEST_UNKNOWN,
        /** {@code NAME_UNKNOWN}. */
        NAME_UNKNOWN,
        /** {@code BLOB_UNKNOWN}. */
        BLOB_UNKNOWN,
        /** Asked too often: {@code TOOMANYREQUESTS}. */
        RATE_LIMITED,
        /** Anything else it said. */
        OTHER
    }

    /**
     * An error.
     *
     * @param temporary whether the same call may succeed a little later
     * @param retryAfter when, if the registry says so
     */
    public RegistryException(
            Kind kind,
            Reason reason,
            String message,
            boolean temporary,
            @Nullable Duration retryAfter,
            @Nullable Throwable cause) {
        super(kind, message, cause);
        this.reason = reason;
        this.temporary = temporary;
        this.retryAfter = retryAfter;
    }

    /** What was said. */
    public Reason reason() {
        return reason;
    }

    /** Whether the same call may succeed a little later. */
    public boolean temporary() {
        return temporary;
    }

    /** How long the registry wants to be left alone. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
