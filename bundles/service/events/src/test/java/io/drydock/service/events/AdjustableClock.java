package io.drydock.service.events;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still unless it is told otherwise. */
final class AdjustableClock implements InstantSource {
    private volatile Instant now;

    AdjustableClock(Instant now) {
        this.now = now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    void advance(Duration by) {
        now = now.plus(by);
    }
}
