package io.drydock.service.names;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import java.util.List;

/** Guests in the store; they end with the machine, so nobody waits for the disk. */
final class NameTables {

    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            """
                            CREATE TABLE names_guests (
                                container TEXT PRIMARY KEY,
                                document TEXT NOT NULL)\
                            """));

    private static final ObjectMapper MAPPER =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private final Schema schema;

    NameTables(Store store) {
        this.schema = store.open("names", MIGRATIONS);
    }

    List<Served> all() {
        return schema.read("SELECT document FROM names_guests", row -> read(row.text("document")));
    }

    void save(Served served) {
        schema.updateSoon(
                "INSERT OR REPLACE INTO names_guests (container, document) VALUES (?, ?)",
                served.guest().containerId(),
                write(served));
    }

    void remove(String containerId) {
        schema.updateSoon("DELETE FROM names_guests WHERE container = ?", containerId);
    }

    private static String write(Served served) {
        try {
            return MAPPER.writeValueAsString(served);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static Served read(String document) {
        try {
            return MAPPER.readValue(document, Served.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no guest: " + document, e);
        }
    }
}
