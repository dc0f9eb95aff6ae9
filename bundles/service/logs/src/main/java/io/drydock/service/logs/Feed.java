package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;

import java.nio.file.Path;
import java.util.List;

/** A spool being read, and how far its driver has come. */
final class Feed {

    private final SpoolReader spool;
    private volatile Position position;
    private volatile long settled;

    Feed(SpoolReader spool, Position position) {
        this.spool = spool;
        this.position = position;
        this.settled = position.mark().offset();
    }

    SpoolReader spool() {
        return spool;
    }

    long run() {
        return position.run();
    }

    /** Everything before it was taken, or dropped. */
    long offset() {
        return position.mark().offset();
    }

    /** Everything before it is durably elsewhere, and so is this figure. */
    long settled() {
        return settled;
    }

    /** All that was read was taken, these entries last. */
    void taken(List<LogEntry> entries) {
        position = position.after(entries, spool.mark());
    }

    void save(Path file, boolean durably) {
        Documents.write(file, position);
        if (durably) {
            Places.force(file);
            settled = offset();
        }
    }

    /** The position behind the whole run. */
    Position end() {
        return position.atStartOf(run() + 1);
    }
}
