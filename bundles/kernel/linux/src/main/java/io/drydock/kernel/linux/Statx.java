package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** struct statx: the same on every architecture, unlike struct stat. */
final class Statx {

    private static final int STRUCT_BYTES = 256;
    private static final int BASIC = 0x7ff;
    private static final int NO_FOLLOW = 0x100;
    private static final int EMPTY_PATH = 0x1000;
    private static final int NO_AUTOMOUNT = 0x800;
    private static final long MOUNT_ROOT = 0x2000;
    private static final byte[] EMPTY = {0};

    private final ByteBuffer raw;

    private Statx(byte[] raw) {
        this.raw = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder());
    }

    /** What a path names, without following it; empty when nothing. */
    static Optional<Statx> of(int dir, byte[] path) {
        byte[] raw = new byte[STRUCT_BYTES];
        if (LibC.statx(dir, path, NO_FOLLOW | NO_AUTOMOUNT, BASIC, raw) == 0) {
            return Optional.of(new Statx(raw));
        }
        int errno = Calls.errno();
        if (errno == Errno.ENOENT || errno == Errno.ENOTDIR) {
            return Optional.empty();
        }
        String name = new String(path, 0, path.length - 1, StandardCharsets.UTF_8);
        throw new LinuxException(errno, "stat", name);
    }

    /** What a path of the host names, links followed. */
    static Statx following(byte[] path, String name) {
        byte[] raw = new byte[STRUCT_BYTES];
        Calls.check(LibC.statx(LibC.AT_FDCWD, path, NO_AUTOMOUNT, BASIC, raw), "stat", name);
        return new Statx(raw);
    }

    /** What is open. */
    static Statx of(int fd, String name) {
        byte[] raw = new byte[STRUCT_BYTES];
        Calls.check(LibC.statx(fd, EMPTY, EMPTY_PATH, BASIC, raw), "stat", name);
        return new Statx(raw);
    }

    boolean mountRoot() {
        return (raw.getLong(8) & MOUNT_ROOT) != 0;
    }

    FileKind kind() {
        return FileKind.of(raw.getShort(28));
    }

    FileStat stat() {
        int mode = raw.getShort(28) & 0xffff;
        return new FileStat(
                FileKind.of(mode),
                mode & 07777,
                raw.getInt(20),
                raw.getInt(24),
                raw.getLong(40),
                raw.getLong(48) * 512,
                instant(112),
                instant(96),
                raw.getLong(32),
                (long) raw.getInt(136) << 32 | raw.getInt(140) & 0xffffffffL,
                raw.getInt(16) & 0xffffffffL,
                raw.getInt(128),
                raw.getInt(132));
    }

    private Instant instant(int offset) {
        return Instant.ofEpochSecond(raw.getLong(offset), raw.getInt(offset + 8));
    }
}
