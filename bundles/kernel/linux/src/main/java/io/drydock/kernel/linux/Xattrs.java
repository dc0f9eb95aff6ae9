package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Extended attributes by a path whose last component is not followed. */
final class Xattrs {

    private static final int FIRST_TRY = 1024;

    private Xattrs() {}

    static Optional<byte[]> get(byte[] path, String name, String shown) {
        byte[] key = CString.of(name);
        byte[] value = new byte[FIRST_TRY];
        while (true) {
            long length = LibC.lgetxattr(path, key, value, value.length);
            if (length >= 0) {
                return Optional.of(Arrays.copyOf(value, (int) length));
            }
            int errno = Calls.errno();
            if (errno == Errno.ENODATA || errno == Errno.EOPNOTSUPP) {
                return Optional.empty();
            }
            if (errno != Errno.ERANGE) {
                throw new LinuxException(errno, "get attribute " + name + " of", shown);
            }
            value = new byte[value.length * 8];
        }
    }

    static void set(byte[] path, String name, byte[] value, String shown) {
        Calls.check(
                LibC.lsetxattr(path, CString.of(name), value, value.length, 0),
                "set attribute " + name + " of",
                shown);
    }

    static List<String> list(byte[] path, String shown) {
        byte[] names = new byte[FIRST_TRY];
        while (true) {
            long length = LibC.llistxattr(path, names, names.length);
            if (length >= 0) {
                return split(names, (int) length);
            }
            int errno = Calls.errno();
            if (errno == Errno.EOPNOTSUPP) {
                return List.of();
            }
            if (errno != Errno.ERANGE) {
                throw new LinuxException(errno, "list attributes of", shown);
            }
            names = new byte[names.length * 8];
        }
    }

    private static List<String> split(byte[] names, int length) {
        List<String> found = new ArrayList<>();
        int at = 0;
        while (at < length) {
            String name = CString.read(names, at, length);
            found.add(name);
            at += CString.of(name).length;
        }
        return found;
    }
}
