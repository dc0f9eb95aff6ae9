package io.drydock.api.spi.linux;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;

/**
 * Metadata to give a file, applied in the order that makes all of it stick: owner, mode, extended
 * attributes, times.
 *
 * @param uid owner, -1 to leave it
 * @param gid group, -1 to leave it
 * @param mode the 12 permission bits, -1 to leave them; not applied to symbolic links
 * @param accessed access time, null to leave it
 * @param modified modification time, null to leave it
 * @param xattrs extended attributes to set
 */
public record FileAttributes(
        int uid,
        int gid,
        int mode,
        @Nullable Instant accessed,
        @Nullable Instant modified,
        Map<String, byte[]> xattrs) {

    /** Copies the map. */
    public FileAttributes {
        xattrs = Map.copyOf(xattrs);
    }

    /**
     * Owner, mode and modification time (used for the access time too), as a tar header has them.
     */
    public static FileAttributes of(int uid, int gid, int mode, Instant modified) {
        return new FileAttributes(uid, gid, mode, modified, modified, Map.of());
    }
}
