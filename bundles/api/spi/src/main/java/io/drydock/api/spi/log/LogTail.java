package io.drydock.api.spi.log;

import java.time.Instant;
import java.util.Objects;

/**
 * Where a kept log ends.
 *
 * @param time of the newest entry
 * @param entries how many entries at the end carry exactly this time
 */
public record LogTail(Instant time, int entries) {

    public LogTail {
        Objects.requireNonNull(time);
    }
}
