package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;

/**
 * User namespaces kept alive by a file.
 *
 * <p>Flow: {@link #create} before a container; {@link NetworkNamespaces#create(Path, Path)} gives
 * it a network namespace that belongs to the user namespace, without which the container could not
 * mount sysfs or set up its network; the runtime joins both by their files; {@link #delete} when it
 * has, for from then on the container's processes keep the namespace.
 */
@ProviderType
public interface UserNamespaces {

    /**
     * Makes a user namespace and mounts it on {@code path}, a file that is created together with
     * its parent directory. A few milliseconds: a program is started for it, since a process with
     * threads cannot.
     *
     * @param uids users within and outside; not empty
     * @param gids groups likewise
     * @throws LinuxException EEXIST when the file exists
     */
    void create(Path path, List<IdRange> uids, List<IdRange> gids);

    /** Gives the file up. False when there was none. */
    boolean delete(Path path);
}
