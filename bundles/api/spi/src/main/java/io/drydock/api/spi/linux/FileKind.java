package io.drydock.api.spi.linux;

/** What a directory entry is, with its bits of st_mode. */
public enum FileKind {
    /** Named pipe. */
    FIFO(0x1000),
    /** Character device. */
    CHARACTER_DEVICE(0x2000),
    /** Directory. */
    DIRECTORY(0x4000),
    /** Block device. */
    BLOCK_DEVICE(0x6000),
    /** Ordinary file. */
    FILE(0x8000),
    /** Symbolic link. */
    SYMLINK(0xa000),
    /** Socket. */
    SOCKET(0xc000);

    private final int bits;

    FileKind(int bits) {
        this.bits = bits;
    }

    /** The S_IF bits. */
    public int bits() {
        return bits;
    }

    /** Of a whole st_mode. */
    public static FileKind of(int mode) {
        for (FileKind kind : values()) {
            if (kind.bits == (mode & 0xf000)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("no file kind in mode " + Integer.toOctalString(mode));
    }
}
