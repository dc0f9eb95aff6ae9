package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notFound;

import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MountInfo;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.PinnedPath;
import io.drydock.api.spi.linux.RootedDirectories;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Mounts the engine makes beside a running container: the shared memory others may join, and parts
 * of volumes.
 *
 * <p>A part of a volume is pinned before the runtime sees it: found by the kernel below the volume,
 * and bound to a place of its own. Whoever exchanges a directory for a link in between gets a
 * refusal and not the host.
 */
final class HostMounts {

    private static final Logger LOG = LoggerFactory.getLogger(HostMounts.class);

    private final Mounts mounts;
    private final Host host;
    private final RootedDirectories directories;
    private final Path root;
    private final UserMaps users;

    HostMounts(Mounts mounts, Host host, RootedDirectories directories, Path root, UserMaps users) {
        this.mounts = mounts;
        this.host = host;
        this.directories = directories;
        this.root = root;
        this.users = users;
        Directories.create(root);
    }

    /** Where a container's shared memory is, for itself and those who join it. */
    Path sharedMemory(String id) {
        return root.resolve(id).resolve("shm");
    }

    /** Makes it; idempotent. {@code label} is that of its files, empty for none. */
    Path makeSharedMemory(String id, long bytes, String label) {
        Path place = sharedMemory(id);
        Directories.create(place);
        if (!mounts.isMounted(place)) {
            mounts.tmpfs(place, memoryOptions(bytes, label));
        }
        return place;
    }

    private List<String> memoryOptions(long bytes, String label) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "nosuid",
                                "noexec",
                                "nodev",
                                "mode=1777",
                                "size=" + bytes,
                                "uid=" + users.rootUser(),
                                "gid=" + users.rootGroup()));
        if (!label.isEmpty()) {
            options.add("context=" + label);
        }
        return options;
    }

    /**
     * Binds a part of a directory to a place of the container.
     *
     * @param name of the place, different for each mount of the container
     */
    Path part(String id, String name, Path directory, String subpath) {
        try (PinnedPath pinned = directories.beneath(directory, subpath)) {
            Path place = place(id, name, Files.isDirectory(pinned.path()));
            mounts.bind(new BindMount(pinned.path(), place, true, false, null));
            return place;
        } catch (LinuxException e) {
            if (e.is(Errno.EXDEV)) {
                throw invalid(
                        "path concatenation escapes the base directory, base: %s, subpath: %s"
                                .formatted(directory, subpath));
            }
            throw notFound(
                    "cannot access path %s: %s"
                            .formatted(directory.resolve(subpath), Errno.text(e.errno())));
        }
    }

    private Path place(String id, String name, boolean directory) {
        Path place = root.resolve(id).resolve(name);
        Directories.create(directory ? place : root.resolve(id));
        mounts.unmount(place, true);
        try {
            if (!directory && !Files.exists(place)) {
                Files.createFile(place);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return place;
    }

    /** The mount a path is on: of those that cover it the deepest, of several there the topmost. */
    private static MountInfo holder(List<MountInfo> all, Path real) {
        int depth =
                all.stream()
                        .filter(info -> real.startsWith(info.target()))
                        .mapToInt(info -> info.target().length())
                        .max()
                        .orElseThrow();
        return last(all, info -> info.target().length() == depth && real.startsWith(info.target()))
                .orElseThrow();
    }

    /** What the mount of a source forbids; nothing where it cannot be told. */
    List<String> restrictions(Path source) {
        try {
            return host.filesystem(source).restrictions();
        } catch (LinuxException e) {
            return List.of();
        }
    }

    private static Optional<MountInfo> last(
            List<MountInfo> all, java.util.function.Predicate<MountInfo> wanted) {
        return all.stream().filter(wanted).reduce((first, second) -> second);
    }

    private static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes all mounts of a container away. Their places are deleted, never what was mounted. */
    void clear(String id) {
        Path own = root.resolve(id);
        if (!Files.isDirectory(own)) {
            return;
        }
        try (Stream<Path> places = Files.list(own)) {
            for (Path place : places.toList()) {
                mounts.unmount(place, true);
                Files.deleteIfExists(place);
            }
            Files.deleteIfExists(own);
        } catch (IOException | LinuxException e) {
            LOG.warn("mounts of container {} stay: {}", id, e.getMessage());
        }
    }

    /** Refuses a propagation that the mount below a source does not have. */
    void requirePropagation(String source, String propagation) {
        boolean shared = propagation.endsWith("shared");
        if (!shared && !propagation.endsWith("slave")) {
            return;
        }
        MountInfo holder = holder(mounts.list(), real(Path.of(source)));
        boolean slave =
                holder.propagation().stream().anyMatch(field -> field.startsWith("master:"));
        if (!holder.shared() && (shared || !slave)) {
            throw io.drydock.api.model.error.EngineException.system(
                    "path %s is mounted on %s but it is not a shared%s mount"
                            .formatted(source, holder.target(), shared ? "" : " or slave"),
                    null);
        }
    }
}
