package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileNames;
import io.drydock.api.spi.linux.LinuxException;

/** Attributes of a name in an open directory, the name not followed. */
final class NamedAttributes {

    private NamedAttributes() {}

    static void apply(int dir, byte[] name, FileAttributes attributes, String shown) {
        if (attributes.uid() >= 0 || attributes.gid() >= 0) {
            NodeCalls.owner(dir, name, attributes.uid(), attributes.gid(), shown);
        }
        if (attributes.mode() >= 0) {
            mode(dir, name, attributes.mode(), shown);
        }
        if (!attributes.xattrs().isEmpty()) {
            byte[] path = path(dir, name);
            attributes.xattrs().forEach((key, value) -> Xattrs.set(path, key, value, shown));
        }
        if (attributes.accessed() != null || attributes.modified() != null) {
            NodeCalls.times(dir, name, attributes.accessed(), attributes.modified(), shown);
        }
    }

    private static void mode(int dir, byte[] name, int mode, String shown) {
        try {
            NodeCalls.mode(dir, name, mode, shown);
        } catch (LinuxException e) {
            // Symbolic links have no mode.
            if (!e.is(Errno.EOPNOTSUPP)) {
                throw e;
            }
        }
    }

    /** The calls for attributes take no directory: a path through the descriptor stands in. */
    static byte[] path(int dir, byte[] name) {
        String text = FileNames.decode(name, 0, name.length - 1);
        return CString.of("/proc/self/fd/" + dir + "/" + text);
    }
}
