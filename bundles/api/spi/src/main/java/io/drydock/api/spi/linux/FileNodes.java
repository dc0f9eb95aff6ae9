package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * File metadata Java has no words for. Nothing here follows a symbolic link in the last component.
 *
 * <p>For trees of a stranger's making use {@link RootedDirectories}: these methods resolve paths as
 * the kernel does, links in the middle included.
 */
@ProviderType
public interface FileNodes {

    /** What a path names, empty when nothing. */
    Optional<FileStat> stat(Path path);

    /**
     * Sets owner and group by number; -1 leaves one as it is. Clears setuid bits: modes come after.
     */
    void owner(Path path, int uid, int gid);

    /** Sets the 12 permission bits. Symbolic links have none: EOPNOTSUPP. */
    void mode(Path path, int mode);

    /** Sets both times. */
    void times(Path path, Instant accessed, Instant modified);

    /** Makes a device, fifo or socket node; a character device 0/0 is overlayfs' whiteout. */
    void node(Path path, FileKind kind, int mode, int major, int minor);

    /** One extended attribute, empty when it is not set. */
    Optional<byte[]> xattr(Path path, String name);

    /** Sets an extended attribute, for example {@code trusted.overlay.opaque}. */
    void xattr(Path path, String name, byte[] value);

    /** The names of all extended attributes. */
    List<String> xattrs(Path path);

    /** Writes everything of the path's file system to its device. May take long. */
    void syncFilesystem(Path path);
}
