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

    private static final String PROCESS =
            ProcessHandle.current().pid()
                    + "@"
                    + ProcessHandle.current().info().startInstant().orElse(Instant.EPOCH);

    private final Schema schema;

    PendingTable(Schema schema) {
        this.schema = schema;
    }

    record Pending(String cacheId, String driver) {}

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

    List<Pending> abandoned() {
        return schema.read(
                "SELECT cache_id, driver FROM image_pending WHERE process <> ?",
                row -> new Pending(row.text("cache_id"), row.text("driver")),
                PROCESS);
    }

    Set<String> cacheIds() {
        return Set.copyOf(
                schema.read("SELECT cache_id FROM image_pending", row -> row.text("cache_id")));
    }
}
