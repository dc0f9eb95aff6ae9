package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;

import java.util.function.Supplier;

/**
 * A port that was just seen free may be that of a connection of the host a moment later, before
 * anybody listens there: both choose from the kernel's range. Where any port will do the next one
 * is tried, as often as dockerd does.
 */
final class PortAttempts {

    private static final int MOST = 10;

    private PortAttempts() {}

    /** What the attempt gives that succeeds, or what the last one throws. */
    static <T> T of(PortChange change, Supplier<T> attempt) {
        for (int i = 1; ; i++) {
            try {
                return attempt.get();
            } catch (DriverException e) {
                if (e.kind() != Kind.CONFLICT || !change.chooses() || i == MOST) {
                    throw e;
                }
            }
        }
    }
}
