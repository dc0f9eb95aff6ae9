package io.drydock.service.trees;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;

import java.util.Map;
import java.util.TreeMap;

/** Extended attributes of an archive: which are taken over, and which may fail. */
public final class Xattrs {

    private Xattrs() {}

    public static void apply(RootedDirectory root, String path, Map<String, byte[]> xattrs) {
        xattrs.forEach(
                (name, value) -> {
                    if (welcome(name)) {
                        apply(root, path, name, value);
                    }
                });
    }

    /** Those of a file that belong into an archive; labels of security modules do not. */
    public static Map<String, byte[]> read(RootedDirectory root, String path) {
        Map<String, byte[]> found = new TreeMap<>();
        for (String name : root.xattrs(path)) {
            boolean label = name.startsWith("security.") && !name.equals("security.capability");
            if (!label && welcome(name)) {
                root.xattr(path, name).ifPresent(value -> found.put(name, value));
            }
        }
        return found;
    }

    /**
     * overlayfs believes its own attributes: from an archive they could show other layers' files.
     */
    private static boolean welcome(String name) {
        return !name.startsWith("trusted.overlay.") && !name.startsWith("user.overlay.");
    }

    /** As docker: a file system without attributes is fine, so is one that refuses the user's. */
    private static void apply(RootedDirectory root, String path, String name, byte[] value) {
        try {
            root.apply(path, new FileAttributes(-1, -1, -1, null, null, Map.of(name, value)));
        } catch (LinuxException e) {
            boolean tolerable =
                    e.is(Errno.EOPNOTSUPP) || (e.is(Errno.EPERM) && name.startsWith("user."));
            if (!tolerable) {
                throw e;
            }
        }
    }
}
