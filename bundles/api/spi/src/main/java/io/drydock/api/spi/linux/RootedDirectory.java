package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A directory tree of a stranger's making, for unpacking and packing layers and for copying into
 * and out of containers.
 *
 * <p>Paths are relative to the tree, with or without a leading slash. They are resolved as a
 * process with this directory as its root would resolve them (openat2, RESOLVE_IN_ROOT): {@code ..}
 * stops at the tree, absolute symbolic links start from it, links of /proc are refused; nothing
 * outside can be named, even while others change the tree. The last component is never followed,
 * unless said so.
 *
 * <p>Modes given when something is made are subject to the process's umask; {@link #apply} and
 * {@link #node} set them exactly.
 *
 * <p>Owners are those a container sees: where the engine maps user ids, they are mapped on the way
 * to the disk and back, and what is made belongs to the container's root. Owners a container does
 * not know are nobody (65534) for it; those it cannot have are EOVERFLOW.
 *
 * <p>Made for many small files: the directory used last is kept open, so neighbours cost one call
 * each. One thread at a time; open another handle for a second thread. All methods fail with ENOENT
 * when a parent directory is missing and, those that make something, with EEXIST when it is there.
 */
@ProviderType
public interface RootedDirectory extends AutoCloseable {

    /**
     * Where other parts of this process find the tree as long as this handle is open; names what is
     * open, whatever has become of the path it was opened by.
     */
    Path path();

    /** Makes an empty file and opens it for writing. */
    RootedFile create(String path, int mode);

    /** Opens an ordinary file for reading. Anything else is EINVAL. */
    RootedFile open(String path);

    /** Makes a directory. */
    void directory(String path, int mode);

    /** Makes a directory and what is missing above it (0755); does nothing when it is there. */
    void directories(String path, int mode);

    /** Makes a symbolic link with any target text. */
    void symlink(String path, String target);

    /** Gives an existing file, resolved in the tree too, a further name. */
    void hardlink(String path, String existing);

    /** Makes a device, fifo or socket node; a character device 0/0 is overlayfs' whiteout. */
    void node(String path, FileKind kind, int mode, int major, int minor);

    /** Sets metadata. */
    void apply(String path, FileAttributes attributes);

    /** What a path names, empty when nothing. */
    Optional<FileStat> stat(String path);

    /** The target text of a symbolic link. */
    String readSymlink(String path);

    /** The names in a directory, without {@code .} and {@code ..}, sorted. */
    List<String> list(String path);

    /** One extended attribute, empty when it is not set. */
    Optional<byte[]> xattr(String path, String name);

    /** The names of all extended attributes. */
    List<String> xattrs(String path);

    /**
     * Where a path ends when all symbolic links, the last one too, are followed in the tree.
     *
     * @return a path without links, relative to the tree, empty text for the tree itself
     */
    String resolve(String path);

    /** Renames within the tree, replacing what is there as rename(2) does. */
    void rename(String from, String to);

    /** Removes a file or an empty directory; false when nothing is there. */
    boolean delete(String path);

    /**
     * Removes whatever is there with all below it, never following a link; false when nothing is.
     */
    boolean deleteTree(String path);

    /** Closes the handle. */
    @Override
    void close();
}
