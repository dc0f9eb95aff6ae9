package io.drydock.service.volume;

import io.drydock.api.spi.store.Schema;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Volumes that are being filled from an image just now, so that a crash in between leaves none half
 * filled. What an earlier run of the engine has not brought to an end is read once, since nothing
 * is added to it.
 */
final class Copies {

    private final Schema schema;
    private final ConcurrentMap<String, String> left = new ConcurrentHashMap<>();

    Copies(Schema schema) {
        this.schema = schema;
        schema.read(
                        "SELECT volume, id FROM volume_copies WHERE process != ?",
                        row -> Map.entry(row.text("volume"), row.text("id")),
                        Intents.PROCESS)
                .forEach(row -> left.put(row.getKey(), row.getValue()));
    }

    /** Before anything of it is in the volume; on the disk when this returns. */
    void begin(String volume, String id) {
        schema.run(
                transaction ->
                        transaction.update(
                                "INSERT OR REPLACE INTO volume_copies (volume, id, process)"
                                        + " VALUES (?, ?, ?)",
                                volume,
                                id,
                                Intents.PROCESS));
    }

    void end(String volume) {
        schema.updateSoon("DELETE FROM volume_copies WHERE volume = ?", volume);
        left.remove(volume);
    }

    /** Ids of the copies that a crash has cut, by volume. */
    Map<String, String> left() {
        return Map.copyOf(left);
    }
}
