package io.drydock.service.tar;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The header of one member of a tar archive, all extensions resolved.
 *
 * @param name as written, not checked in any way
 * @param type what it is
 * @param linkName target of a link
 * @param size length of the file; 0 for everything but files
 * @param mode the 12 permission bits
 * @param uid owner
 * @param gid group
 * @param modified modification time
 * @param major of a device
 * @param minor of a device
 * @param xattrs extended attributes, values as bytes
 * @param sparse where the stored bytes belong in the file, null for an ordinary one
 */
public record TarEntry(
        String name,
        Type type,
        String linkName,
        long size,
        int mode,
        int uid,
        int gid,
        Instant modified,
        int major,
        int minor,
        Map<String, byte[]> xattrs,
        @Nullable List<Extent> sparse) {

    /** What a member is. */
    public enum Type {
        FILE,
        HARD_LINK,
        SYMLINK,
        CHARACTER_DEVICE,
        BLOCK_DEVICE,
        DIRECTORY,
        FIFO
    }

    /** The same file with holes. */
    TarEntry with(List<Extent> extents) {
        return new TarEntry(
                name, type, linkName, size, mode, uid, gid, modified, major, minor, xattrs,
                extents);
    }

    /** The same member of another owner. */
    TarEntry ownedBy(int user, int group) {
        return new TarEntry(
                name, type, linkName, size, mode, user, group, modified, major, minor, xattrs,
                sparse);
    }

    /** A stretch of stored bytes within a sparse file. */
    public record Extent(long offset, long length) {}
}
