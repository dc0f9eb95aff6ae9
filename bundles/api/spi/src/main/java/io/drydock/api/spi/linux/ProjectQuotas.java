package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;

/**
 * Project quotas: limits on directory trees, for file systems mounted with {@code pquota} (xfs) or
 * {@code prjquota} (ext4). Needs Linux 5.14.
 *
 * <p>All methods throw {@link LinuxException}: ENOTTY, ENOTSUP, ESRCH or ENOSYS where the file
 * system or the kernel has none or the mount has not switched them on.
 */
@ProviderType
public interface ProjectQuotas {

    /** The project a directory belongs to, 0 for none. */
    int project(Path directory);

    /** Puts a directory, and what is made in it from now on, into a project. */
    void assign(Path directory, int project);

    /**
     * Limits the blocks all files of a project use together; writes beyond fail with ENOSPC or
     * EDQUOT.
     *
     * @param anywhere a path on the file system
     * @param bytes the limit, 0 for none
     */
    void limit(Path anywhere, int project, long bytes);
}
