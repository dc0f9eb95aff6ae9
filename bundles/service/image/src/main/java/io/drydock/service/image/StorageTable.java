package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which graph driver new layers go to, once images were moved from one to another. */
final class StorageTable {

    private final Schema schema;

    StorageTable(Schema schema) {
        this.schema = schema;
    }

    /**
     * What is written down.
     *
     * @param driver holds the images
     * @param configured what the configuration said when the move was asked for: it does not count
     *     any more
     * @param moving where everything is to go, empty when it is there
     * @param known all drivers that ever had a part in this, whose directories are cleared up
     */
    record State(String driver, String configured, String moving, List<String> known) {

        State {
            known = List.copyOf(known);
        }
    }

    Optional<State> read() {
        return schema.readFirst(
                "SELECT driver, configured, moving, known FROM image_storage",
                row ->
                        new State(
                                row.text("driver"),
                                row.text("configured"),
                                row.text("moving"),
                                Arrays.asList(row.text("known").split(" "))));
    }

    /** Everything shall go to {@code target}; {@code driver} is where it is so far. */
    void begin(String driver, String configured, String target) {
        Set<String> known = new LinkedHashSet<>();
        read().ifPresent(state -> known.addAll(state.known()));
        known.add(driver);
        known.add(target);
        schema.update(
                "INSERT INTO image_storage (one, driver, configured, moving, known) VALUES (1, ?, ?, ?,"
                        + " ?) ON CONFLICT (one) DO UPDATE SET configured = excluded.configured,"
                        + " moving = excluded.moving, known = excluded.known",
                driver,
                configured,
                target,
                String.join(" ", known));
    }

    /** What an engine with this configuration starts with. */
    void adopt(String driver, String configured) {
        schema.updateSoon(
                "UPDATE image_storage SET driver = ?, configured = ? WHERE driver <> ? OR configured <>"
                        + " ?",
                driver,
                configured,
                driver,
                configured);
    }

    void active(Transaction transaction, String driver) {
        transaction.update("UPDATE image_storage SET driver = ?", driver);
    }

    /** Everything is there, unless another goal was set meanwhile. */
    void end(String target) {
        schema.update("UPDATE image_storage SET moving = '' WHERE moving = ?", target);
    }
}
