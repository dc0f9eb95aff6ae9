package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;

import java.nio.charset.StandardCharsets;

/** Labels a tree from its leaves up. */
final class LabelWalk {

    /** Paths as the kernel takes them; deeper trees would cost a descriptor for each level. */
    private static final int LONGEST_PATH = 4096;

    private static final int OPEN =
            OpenFlags.READ | OpenFlags.DIRECTORY | OpenFlags.NOFOLLOW | OpenFlags.CLOEXEC;
    private static final byte[] ITSELF = CString.of(".");

    private final String text;
    private final byte[] label;
    private final boolean sparing;

    private LabelWalk(String text, boolean sparing) {
        this.text = text;
        this.label = text.getBytes(StandardCharsets.UTF_8);
        this.sparing = sparing;
    }

    /**
     * Labels a name in an open directory. Where that has its label already, most of what is below
     * will have it too, and reading is cheaper than writing.
     */
    static void over(int dir, byte[] name, String text, String shown) {
        boolean before = label(NamedAttributes.path(dir, name), shown).equals(text);
        new LabelWalk(text, before).label(dir, name, shown);
    }

    private void label(int dir, byte[] name, String shown) {
        if (shown.length() > LONGEST_PATH) {
            throw new LinuxException(Errno.ENAMETOOLONG, "label", shown);
        }
        int fd = LibC.openat(dir, name, OPEN, 0);
        if (fd >= 0) {
            directory(fd, shown);
            return;
        }
        int errno = Calls.errno();
        if (errno == Errno.ENOTDIR || errno == Errno.ELOOP) {
            set(NamedAttributes.path(dir, name), shown);
        } else if (errno != Errno.ENOENT) {
            throw new LinuxException(errno, "open", shown);
        }
    }

    private void directory(int fd, String shown) {
        try {
            for (byte[] entry : DirectoryEntries.read(fd, shown)) {
                label(fd, entry, shown + "/" + DirectoryEntries.text(entry));
            }
            set(NamedAttributes.path(fd, ITSELF), shown);
        } finally {
            LibC.close(fd);
        }
    }

    private void set(byte[] path, String shown) {
        try {
            if (!sparing || !has(path, shown)) {
                Xattrs.set(path, FileLabels.ATTRIBUTE, label, shown);
            }
        } catch (LinuxException e) {
            if (!e.is(Errno.ENOENT)) {
                throw e;
            }
        }
    }

    private boolean has(byte[] path, String shown) {
        return label(path, shown).equals(text);
    }

    /** Empty for none; the kernel ends what it gives with a zero byte. */
    static String label(byte[] path, String shown) {
        return Xattrs.get(path, FileLabels.ATTRIBUTE, shown)
                .map(found -> new String(found, StandardCharsets.UTF_8).replace("\0", ""))
                .orElse("");
    }
}
