package io.drydock.kernel.config;

import java.util.List;
import java.util.Map;

/**
 * Rules about where layers are stored. Names that are not known here may be those of drivers that
 * are added later.
 */
final class StorageRules {

    private static final List<String> REMOVED = List.of("aufs", "overlay");

    private StorageRules() {}

    static void check(Map<String, Object> values) {
        String driver = (String) values.getOrDefault("storage-driver", "");
        if (REMOVED.contains(driver)) {
            throw new ConfigException(
                    ("[graphdriver] ERROR: the %s storage-driver has been deprecated and removed;"
                                    + " visit https://docs.docker.com/go/storage-driver/ for more"
                                    + " information. Choose overlay2, fuse-overlayfs, btrfs, zfs or vfs")
                            .formatted(driver));
        }
        for (String option : Rules.strings(values, "storage-opts")) {
            if (option.indexOf('=') < 1) {
                throw new ConfigException("unable to parse storage-opt key/value: " + option);
            }
        }
    }
}
