package io.drydock.api.engine.events;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;

import java.util.Objects;

/**
 * What a client of {@code GET /events} asks for, unchecked.
 *
 * @param since first wanted time: Unix seconds with or without a fraction, RFC 3339 in its
 *     shortened forms too, or a duration back from now; empty to begin with the next event
 * @param until last wanted time in the same forms; empty for an endless stream
 * @param filters see {@link EventQuery}
 * @param version below 1.52 the messages carry the legacy fields, below 1.46 {@code create} of
 *     images is left out
 * @param recordSeparator begin each line with 0x1e, as {@code application/json-seq} wants it
 */
public record EventStream(
        String since, String until, Filters filters, ApiVersion version, boolean recordSeparator) {
    /** Refuses null. */
    public EventStream {
        Objects.requireNonNull(since);
        Objects.requireNonNull(until);
        Objects.requireNonNull(filters);
        Objects.requireNonNull(version);
    }
}
