package io.drydock.service.volume;

import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;

import java.util.List;
import java.util.Optional;

/**
 * What drivers were told to mount and not yet to unmount: each mount has an id of its own, and is
 * ended once. It ends with the machine.
 */
final class MountTable {

    private static final String COLUMNS = "volume, container, destination, id";

    private final Schema schema;

    MountTable(Schema schema) {
        this.schema = schema;
    }

    /**
     * One mount.
     *
     * @param destination in the container, empty for a use by the engine itself
     * @param id what the driver knows it by
     */
    record Mounted(String volume, String container, String destination, String id) {}

    /** The mount at that place, a new one if there is none. */
    Mounted begin(String volume, String container, String destination) {
        Optional<Mounted> there =
                of(volume, container).stream()
                        .filter(it -> it.destination().equals(destination))
                        .findFirst();
        if (there.isPresent()) {
            return there.get();
        }
        Mounted mount = new Mounted(volume, container, destination, VolumeNames.random());
        schema.updateSoon(
                "INSERT INTO volume_mounts (" + COLUMNS + ", process) VALUES (?, ?, ?, ?, ?)",
                volume,
                container,
                destination,
                mount.id(),
                Intents.PROCESS);
        return mount;
    }

    void end(Mounted mount) {
        schema.updateSoon("DELETE FROM volume_mounts WHERE id = ?", mount.id());
    }

    /** Whether it has not been ended meanwhile. */
    boolean there(Mounted mount) {
        return schema.readFirst(
                        "SELECT id FROM volume_mounts WHERE id = ?",
                        row -> row.text("id"),
                        mount.id())
                .isPresent();
    }

    List<Mounted> of(String volume, String container) {
        return schema.read(
                "SELECT " + COLUMNS + " FROM volume_mounts WHERE volume = ? AND container = ?",
                MountTable::mounted,
                volume,
                container);
    }

    /** Those of an earlier run for somebody who uses the volume no more. */
    List<Mounted> abandoned() {
        return schema.read(
                "SELECT "
                        + COLUMNS
                        + """
                         FROM volume_mounts m WHERE process != ? AND NOT EXISTS
                        (SELECT 1 FROM volume_uses u
                        WHERE u.volume = m.volume AND u.container = m.container)\
                        """,
                MountTable::mounted,
                Intents.PROCESS);
    }

    private static Mounted mounted(Row row) {
        return new Mounted(
                row.text("volume"), row.text("container"), row.text("destination"), row.text("id"));
    }
}
