package io.drydock.api.spi.log;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * What a reader wants.
 *
 * @param stdout standard output
 * @param stderr standard error
 * @param since entries at or after this time, null for all
 * @param until entries at or before this time, null for all
 * @param tail only the last so many lines of what is there at the first read; -1 for all
 */
public record LogQuery(
        boolean stdout,
        boolean stderr,
        @Nullable Instant since,
        @Nullable Instant until,
        int tail) {}
