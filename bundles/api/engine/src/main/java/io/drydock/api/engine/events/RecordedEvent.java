package io.drydock.api.engine.events;

import io.drydock.api.model.system.EventMessage;

import java.util.Objects;

/**
 * An event with its place in the journal.
 *
 * @param sequence grows with every event, with gaps, over restarts of the engine too
 * @param message as clients see it, without the legacy fields
 */
public record RecordedEvent(long sequence, EventMessage message) {
    /** Refuses null. */
    public RecordedEvent {
        Objects.requireNonNull(message);
    }
}
