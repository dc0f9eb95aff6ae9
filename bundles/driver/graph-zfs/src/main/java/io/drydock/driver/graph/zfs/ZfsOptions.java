package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.driver.sizes.ByteSize;

import java.util.List;
import java.util.Map;

/**
 * What may be said about data sets.
 *
 * @param parent {@code zfs.fsname}: the data set that layers are made in, empty for the one that
 *     holds the data root
 */
record ZfsOptions(String parent) {

    private static final String PREFIX = "zfs.";
    private static final String PARENT = "zfs.fsname";
    private static final String SIZE = "size";

    /** Reads the storage options of the engine; those of other drivers are not looked at. */
    static ZfsOptions of(List<String> options) {
        String parent = "";
        for (String option : options) {
            String[] pair = option.split("=", 2);
            if (pair[0].equalsIgnoreCase(PARENT) && pair.length == 2) {
                parent = pair[1];
            } else if (pair[0].startsWith(PREFIX)) {
                throw new DriverException(Kind.INVALID, "Unknown option " + pair[0]);
            }
        }
        return new ZfsOptions(parent);
    }

    /** The size a container asks for, 0 for none. */
    static long size(Map<String, String> options) {
        long size = 0;
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!option.getKey().equalsIgnoreCase(SIZE)) {
                throw new DriverException(Kind.INVALID, "Unknown option " + option.getKey());
            }
            size = ByteSize.parse(option.getValue());
        }
        return size;
    }
}
