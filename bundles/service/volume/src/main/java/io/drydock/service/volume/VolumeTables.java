package io.drydock.service.volume;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.List;
import java.util.Optional;

/** Volumes and their users. */
final class VolumeTables {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Schema schema;

    VolumeTables(Schema schema) {
        this.schema = schema;
    }

    List<VolumeRecord> all() {
        return schema.read(
                "SELECT document FROM volume_volumes ORDER BY name",
                row -> parse(row.text("document")));
    }

    Optional<VolumeRecord> find(String name) {
        return schema.readFirst(
                "SELECT document FROM volume_volumes WHERE name = ?",
                row -> parse(row.text("document")),
                name);
    }

    /** From now on it is there, whoever was about to make or remove it. */
    void add(VolumeRecord volume) {
        String document = text(volume);
        schema.run(transaction -> insert(transaction, volume.name(), document));
    }

    void addUsed(VolumeRecord volume, String container) {
        String document = text(volume);
        schema.run(
                transaction -> {
                    insert(transaction, volume.name(), document);
                    insertUse(transaction, volume.name(), container);
                });
    }

    void use(String volume, String container) {
        schema.run(transaction -> insertUse(transaction, volume, container));
    }

    private static void insert(Transaction transaction, String name, String document) {
        Intents.end(transaction, name);
        transaction.update(
                "INSERT INTO volume_volumes (name, document) VALUES (?, ?)", name, document);
    }

    private static void insertUse(Transaction transaction, String volume, String container) {
        transaction.update(
                "INSERT OR IGNORE INTO volume_uses (volume, container) VALUES (?, ?)",
                volume,
                container);
    }

    /**
     * Takes it out, to be removed from its driver.
     *
     * @param leaving a container whose use does not count any more, empty for none
     * @return false when it is in use or not there
     */
    boolean take(VolumeRecord volume, String leaving) {
        return schema.write(
                transaction -> {
                    int taken =
                            transaction.update(
                                    """
                                    DELETE FROM volume_volumes WHERE name = ?1 AND NOT EXISTS
                                    (SELECT 1 FROM volume_uses WHERE volume = ?1 AND container != ?2)\
                                    """,
                                    volume.name(),
                                    leaving);
                    if (taken > 0) {
                        Intents.begin(transaction, volume.name(), volume.driver());
                        transaction.update(
                                "DELETE FROM volume_uses WHERE volume = ?", volume.name());
                    }
                    return taken > 0;
                });
    }

    List<String> users(String volume) {
        return schema.read(
                "SELECT container FROM volume_uses WHERE volume = ? ORDER BY container",
                row -> row.text("container"),
                volume);
    }

    List<VolumeRecord> usedBy(String container) {
        return schema.read(
                """
                SELECT document FROM volume_volumes JOIN volume_uses ON volume = name
                WHERE container = ? ORDER BY name\
                """,
                row -> parse(row.text("document")),
                container);
    }

    List<String> usedNames() {
        return schema.read("SELECT DISTINCT volume FROM volume_uses", row -> row.text("volume"));
    }

    void release(String container) {
        schema.updateSoon("DELETE FROM volume_uses WHERE container = ?", container);
    }

    private static VolumeRecord parse(String json) {
        try {
            return MAPPER.readValue(json, VolumeRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no volume: " + json, e);
        }
    }

    private static String text(VolumeRecord volume) {
        try {
            return MAPPER.writeValueAsString(volume);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
