package io.drydock.api.spi.log;

import java.util.List;
import java.util.Objects;

/**
 * A piece of a kept log.
 *
 * @param entries in order, about 256 KiB at most
 * @param cursor where the next read goes on
 * @param end nothing of the query can come any more ({@code until} has passed)
 */
public record LogPage(List<LogEntry> entries, String cursor, boolean end) {

    public LogPage {
        entries = List.copyOf(entries);
        Objects.requireNonNull(cursor);
    }
}
