package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.sizes.ByteSize;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The {@code dm.} options of the engine, as dockerd had them as far as they name things; those that
 * make a pool out of a block device are left to lvm2.
 */
final class PoolOptions {

    private static final String PREFIX = "dm.";
    private static final String PERCENT = "%";
    private static final List<String> KNOWN =
            List.of(
                    "dm.thinpooldev",
                    "dm.basesize",
                    "dm.loopdatasize",
                    "dm.loopmetadatasize",
                    "dm.fs",
                    "dm.mkfsarg",
                    "dm.mountopt",
                    "dm.blocksize",
                    "dm.min_free_space");

    private final Map<String, String> values;

    private PoolOptions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Reads the storage options of the engine; those of other drivers are not looked at. */
    static PoolOptions of(List<String> options) {
        Map<String, String> values = new HashMap<>();
        for (String option : options) {
            String[] pair = option.split("=", 2);
            String key = pair[0].toLowerCase(Locale.ROOT);
            if (key.startsWith(PREFIX)) {
                require(KNOWN.contains(key) && pair.length == 2, key);
                values.put(key, pair[1]);
            }
        }
        PoolOptions read = new PoolOptions(values);
        read.check();
        return read;
    }

    private static void require(boolean known, String key) {
        if (!known) {
            throw new DriverException(
                    Kind.INVALID,
                    "Unknown option %s: those of devicemapper here are %s"
                            .formatted(key, String.join(", ", KNOWN)));
        }
    }

    private void check() {
        baseBytes();
        dataBytes();
        metadataBytes();
        blockBytes();
        leastFree();
        if (!List.of("", "ext4", "xfs").contains(filesystem())) {
            throw new DriverException(
                    Kind.INVALID, "devmapper: Unsupported filesystem " + filesystem());
        }
    }

    /** Name of a thin pool that is there, empty for one in files of the driver's own. */
    String pool() {
        String given = values.getOrDefault("dm.thinpooldev", "");
        return given.startsWith(Dmsetup.DEVICES)
                ? given.substring(Dmsetup.DEVICES.length())
                : given;
    }

    long baseBytes() {
        return bytes("dm.basesize", "10G");
    }

    long dataBytes() {
        return bytes("dm.loopdatasize", "100G");
    }

    long metadataBytes() {
        return bytes("dm.loopmetadatasize", "2G");
    }

    long blockBytes() {
        return bytes("dm.blocksize", "64K");
    }

    private long bytes(String key, String otherwise) {
        return ByteSize.parse(values.getOrDefault(key, otherwise));
    }

    /** {@code ext4}, {@code xfs}, or empty for what the machine has. */
    String filesystem() {
        return values.getOrDefault("dm.fs", "");
    }

    /** Words for mkfs. */
    List<String> makeWords() {
        String words = values.getOrDefault("dm.mkfsarg", "").strip();
        return words.isEmpty() ? List.of() : List.of(words.split("\\s+"));
    }

    /** Words for mount. */
    List<String> mountWords() {
        String words = values.getOrDefault("dm.mountopt", "");
        return words.isEmpty() ? List.of() : List.of(words.split(","));
    }

    /** Percents of the pool that must be free for a new device. */
    int leastFree() {
        String text = values.getOrDefault("dm.min_free_space", "10%");
        String number = text.endsWith(PERCENT) ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("\\d{1,2}")) {
            throw new DriverException(
                    Kind.INVALID, "devmapper: invalid value of dm.min_free_space: " + text);
        }
        return Integer.parseInt(number);
    }
}
