package io.drydock.service.container;

import java.util.Locale;

/** Where a container is in its life; the names in lower case are what clients see. */
enum Status {
    CREATED,
    RUNNING,
    PAUSED,
    RESTARTING,
    REMOVING,
    EXITED,
    DEAD;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A process exists, or will in a moment. */
    boolean live() {
        return this == RUNNING || this == PAUSED || this == RESTARTING;
    }
}
