package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Layers that are being made, written down before the driver hears of them: those of a process that
 * is gone are rubbish. Two generations of this service in one process respect each other's.
 */
final class PendingTable {

    static final String PROCESS =
            ProcessHandle.current().pid()
                    + "@"
                    + ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    private final Schema schema;

    PendingTable(Schema schema) {
        this.schema = schema;
    }

    void add(String cacheId, String driver) {
        schema.update(
                "INSERT INTO image_pending (cache_id, driver, process) VALUES (?, ?, ?)",
                cacheId,
                driver,
                PROCESS);
    }

    void done(Transaction transaction, String cacheId) {
        transaction.update("DELETE FROM image_pending WHERE cache_id = ?", cacheId);
    }

    void done(String cacheId) {
        schema.run(transaction -> done(transaction, cacheId));
    }

    List<String> abandoned(String driver) {
        return schema.read(
                "SELECT cache_id FROM image_pending WHERE driver = ? AND process <> ?",
                row -> row.text("cache_id"),
                driver,
                PROCESS);
    }

    Set<String> cacheIds(String driver) {
        return Set.copyOf(
                schema.read(
                        "SELECT cache_id FROM image_pending WHERE driver = ?",
                        row -> row.text("cache_id"),
                        driver));
    }
}
