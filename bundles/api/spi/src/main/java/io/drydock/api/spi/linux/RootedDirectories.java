package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;

/** Opens directories nobody gets out of. */
@ProviderType
public interface RootedDirectories {

    /** Opens an existing directory; close it after use. */
    RootedDirectory open(Path directory);

    /**
     * Finds what a path names below a directory, in one step that no rename or link of a stranger
     * comes between (openat2, RESOLVE_BENEATH). Links that stay below are followed.
     *
     * @param path relative
     * @throws LinuxException EXDEV for what leads out, by {@code ..} or by an absolute link even if
     *     it leads in again; ENOENT for what is missing
     */
    PinnedPath beneath(Path directory, String path);

    /**
     * Opens a directory with others mounted on it, which nobody else gets to see: the mounts are in
     * a mount namespace of their own and go when the handle is closed or this process ends, however
     * it ends. Missing mount points are made in the directory.
     *
     * @param root an existing directory; mounts below it are not taken along
     * @param readOnly nothing can be changed in it; missing mount points are made all the same
     * @param mounts in the order in which they are made, parents before children
     * @throws LinuxException for what cannot be mounted; then nothing is left
     */
    RootedDirectory assemble(Path root, boolean readOnly, List<InnerMount> mounts);
}
