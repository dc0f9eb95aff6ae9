package io.drydock.api.spi.linux;

import java.time.Instant;

/**
 * What the kernel knows of a file, symbolic links not followed.
 *
 * @param kind what it is
 * @param mode the 12 permission bits
 * @param uid owner
 * @param gid group
 * @param size bytes
 * @param blocks bytes it occupies
 * @param modified when its content changed last
 * @param changed when its metadata changed last
 * @param inode number within the device
 * @param device number of the file system
 * @param links how many names it has
 * @param major of a device node
 * @param minor of a device node
 */
public record FileStat(
        FileKind kind,
        int mode,
        int uid,
        int gid,
        long size,
        long blocks,
        Instant modified,
        Instant changed,
        long inode,
        long device,
        long links,
        int major,
        int minor) {

    /** Whether this is overlayfs' mark for a deleted file. */
    public boolean whiteout() {
        return kind == FileKind.CHARACTER_DEVICE && major == 0 && minor == 0;
    }
}
