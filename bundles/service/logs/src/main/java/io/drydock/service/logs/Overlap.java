package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTail;

import java.util.List;

/**
 * What a driver took after its position was noted. Entries are read again from there until those at
 * the end are what the driver says it has last; comparing times alone would not do, since a line
 * that was long in coming carries the time of its beginning.
 */
final class Overlap {

    private Overlap() {}

    /**
     * How many entries behind the position the driver has. Zero if its last entry is not among
     * them: it belongs to an earlier run.
     */
    static long count(SpoolReader spool, Position position, LogTail last) {
        Position.Tail tail = position.tail();
        if (tail.is(last)) {
            return 0;
        }
        long count = 0;
        long end = spool.size();
        List<LogEntry> entries = spool.next();
        while (!entries.isEmpty()) {
            for (LogEntry entry : entries) {
                count++;
                tail.add(entry);
                if (tail.is(last)) {
                    return count;
                }
            }
            entries = spool.position() < end ? spool.next() : List.of();
        }
        for (LogEntry entry : spool.rest()) {
            count++;
            tail.add(entry);
            if (tail.is(last)) {
                return count;
            }
        }
        return 0;
    }
}
