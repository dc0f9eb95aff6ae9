package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTail;

import java.time.Instant;
import java.util.List;

/**
 * How far a driver has come.
 *
 * @param run number of the run
 * @param mark in the run's spool; everything before it was taken
 * @param tailTime time of the newest entry taken, empty for none
 * @param tailEntries how many at the end share it
 */
record Position(long run, Mark mark, String tailTime, int tailEntries) {

    static Position startOf(long run) {
        return new Position(run, Mark.START, "", 0);
    }

    Position atStartOf(long next) {
        return new Position(next, Mark.START, tailTime, tailEntries);
    }

    /** After some more entries. */
    Position after(List<LogEntry> entries, Mark next) {
        Tail tail = tail();
        entries.forEach(tail::add);
        return new Position(run, next, tail.time(), tail.entries());
    }

    Tail tail() {
        return new Tail(tailTime.isEmpty() ? Instant.MIN : Instant.parse(tailTime), tailEntries);
    }

    /** Counts entries of one time at the end. */
    static final class Tail {

        private Instant time;
        private int entries;

        Tail(Instant time, int entries) {
            this.time = time;
            this.entries = entries;
        }

        void add(LogEntry entry) {
            if (!entry.time().equals(time)) {
                time = entry.time();
                entries = 0;
            }
            entries++;
        }

        boolean is(LogTail other) {
            return time.equals(other.time()) && entries == other.entries();
        }

        String time() {
            return entries == 0 ? "" : time.toString();
        }

        int entries() {
            return entries;
        }
    }
}
