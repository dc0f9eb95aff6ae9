package io.drydock.driver.graph.btrfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.sizes.ByteSize;

import java.util.List;
import java.util.Map;

/**
 * What may be said about space.
 *
 * @param leastBytes {@code btrfs.min_space}: no container may ask for less
 */
record QuotaOptions(long leastBytes) {

    private static final String PREFIX = "btrfs.";
    private static final String LEAST = "btrfs.min_space";
    private static final String SIZE = "size";

    /** Reads the storage options of the engine; those of other drivers are not looked at. */
    static QuotaOptions of(List<String> options) {
        long least = 0;
        for (String option : options) {
            String[] pair = option.split("=", 2);
            if (pair[0].equalsIgnoreCase(LEAST) && pair.length == 2) {
                least = ByteSize.parse(pair[1]);
            } else if (pair[0].startsWith(PREFIX)) {
                throw new DriverException(Kind.INVALID, "Unknown option " + pair[0]);
            }
        }
        return new QuotaOptions(least);
    }

    /** The size a container asks for, 0 for none. */
    long size(Map<String, String> options) {
        long size = 0;
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!option.getKey().equalsIgnoreCase(SIZE)) {
                throw new DriverException(
                        Kind.INVALID, "Unknown option " + option.getKey() + " (" + options + ")");
            }
            size = ByteSize.parse(option.getValue());
        }
        if (size > 0 && size < leastBytes) {
            throw new DriverException(
                    Kind.INVALID, "btrfs: storage size cannot be less than " + leastBytes);
        }
        return size;
    }
}
