package io.drydock.service.volume;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.List;

/**
 * Volumes that are being made or removed just now, so that a crash in between leaves none half
 * made: what stands here without a volume of that name in the store goes from its driver, too.
 */
final class Intents {

    /** This engine's run, whichever generation of this service acts in it. */
    static final String PROCESS =
            ProcessHandle.current().pid()
                    + "@"
                    + ProcessHandle.current()
                            .info()
                            .startInstant()
                            .map(Object::toString)
                            .orElse("");

    private final Schema schema;

    Intents(Schema schema) {
        this.schema = schema;
    }

    record Intent(String name, String driver) {}

    /** Before the driver is told to make it. */
    void begin(String name, String driver) {
        schema.writeSoon(transaction -> begin(transaction, name, driver));
    }

    static int begin(Transaction transaction, String name, String driver) {
        return transaction.update(
                "INSERT OR REPLACE INTO volume_intents (name, driver, process) VALUES (?, ?, ?)",
                name,
                driver,
                PROCESS);
    }

    static int end(Transaction transaction, String name) {
        return transaction.update("DELETE FROM volume_intents WHERE name = ?", name);
    }

    void end(String name) {
        schema.writeSoon(transaction -> end(transaction, name));
    }

    /** What an earlier run of the engine has not brought to an end. */
    List<Intent> left() {
        return schema.read(
                "SELECT name, driver FROM volume_intents WHERE process != ?",
                row -> new Intent(row.text("name"), row.text("driver")),
                PROCESS);
    }
}
