package io.drydock.api.engine.events;

import io.drydock.api.model.Filters;

import java.util.Objects;

/**
 * Which events a reader wants.
 *
 * @param until Unix nanoseconds of the last wanted event; {@link #ENDLESS} for no end
 * @param filters by the rules of {@code docker events --filter}: keys config, container, daemon,
 *     event, image, label, network, node, plugin, scope, secret, service, type, volume
 */
public record EventQuery(long until, Filters filters) {
    /** Value of {@code until} for a reader that reads on for ever. */
    public static final long ENDLESS = Long.MAX_VALUE;

    /** Everything, for ever. */
    public static final EventQuery ALL = new EventQuery(ENDLESS, Filters.NONE);

    /** Refuses null. */
    public EventQuery {
        Objects.requireNonNull(filters);
    }
}
