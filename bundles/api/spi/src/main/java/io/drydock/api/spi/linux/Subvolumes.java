package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/**
 * Subvolumes of btrfs: directory trees of their own inode space that can be snapshot at once.
 *
 * <p>All methods throw {@link LinuxException}: ENOTTY or EINVAL where the file system is another.
 */
@ProviderType
public interface Subvolumes {

    /** Makes an empty subvolume; its parent directory is there, the path is not. */
    void create(Path path);

    /** Makes a writable snapshot of a subvolume, on the same file system. Takes no time. */
    void snapshot(Path source, Path path);

    /**
     * Deletes a subvolume with its content; the space comes back later, by the kernel's cleaner.
     * Subvolumes within it have to be gone.
     */
    void delete(Path path);

    /** Whether the path is the root of a subvolume. */
    boolean isSubvolume(Path path);

    /**
     * Limits what a subvolume refers to; writes beyond fail with EDQUOT. Switches quota accounting
     * of the file system on.
     *
     * @param bytes the limit
     */
    void limit(Path path, long bytes);
}
