package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.RootedDirectories;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mounts containers' roots at {@code EXEC-ROOT/roots/ID}. The kernel keeps the mounts, whatever
 * becomes of this object; a mount that is there already is taken as it is. The directory is not
 * made private: runtimes may be started from a mount namespace that has to see these mounts.
 */
final class RootMounts {

    private static final Logger LOG = LoggerFactory.getLogger(RootMounts.class);
    private static final long PATIENCE_SECONDS = 60;

    private final Path roots;
    private final Path asides;
    private final Mounts mounts;
    private final LayerMounter mounter;
    private final MountPoints mountPoints;
    private final RootUsers users = new RootUsers();
    private final Map<String, CompletableFuture<Boolean>> mounting = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<Boolean>> unmounting = new ConcurrentHashMap<>();

    RootMounts(Path execRoot, Mounts mounts, Processes processes, RootedDirectories directories) {
        this.roots = execRoot.resolve("roots");
        this.asides = execRoot.resolve("moves");
        this.mounts = mounts;
        this.mounter = new LayerMounter(mounts, processes);
        this.mountPoints = new MountPoints(directories);
    }

    Path path(String containerId) {
        return roots.resolve(containerId);
    }

    /** Containers with a place where their root is mounted, or was when the engine died. */
    List<String> places() {
        if (!Files.isDirectory(roots)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(roots)) {
            return found.map(each -> each.getFileName().toString()).toList();
        } catch (IOException e) {
            LOG.warn("cannot list {}: {}", roots, e.getMessage());
            return List.of();
        }
    }

    Path mount(String containerId, Supplier<LayerMount> layer) {
        users.mounted(containerId);
        Path mounted = mountNow(containerId, layer);
        try {
            mountPoints.make(mounted);
            return mounted;
        } catch (RuntimeException e) {
            unmountLater(containerId);
            throw e;
        }
    }

    /** Mounts the root for a while, if it is not; {@link #release} must follow. */
    Path hold(String containerId, Supplier<LayerMount> layer) {
        users.hold(containerId, () -> mountedByItself(containerId));
        try {
            Path mounted = mountNow(containerId, layer);
            mountPoints.makeUnlessMade(mounted);
            return mounted;
        } catch (RuntimeException e) {
            release(containerId);
            throw e;
        }
    }

    void release(String containerId) {
        users.release(containerId, () -> unmountNow(containerId));
    }

    /** Whether the root is mounted, or just being mounted or unmounted. */
    boolean inUse(String containerId) {
        return mounting.containsKey(containerId)
                || unmounting.containsKey(containerId)
                || mounts.isMounted(path(containerId));
    }

    /** A layer that is not the container's yet, mounted where only this service looks. */
    Path mountAside(String containerId, LayerMount layer) {
        Path target = asides.resolve(containerId);
        create(target);
        mounter.mount(layer, target);
        return target;
    }

    void unmountAside(String containerId) {
        unmount(asides.resolve(containerId));
    }

    /** What a process that is gone has left. */
    void unmountAsides() {
        try (Stream<Path> left = Files.list(asides)) {
            left.forEach(this::unmount);
        } catch (IOException e) {
            LOG.debug("no mounts left in {}", asides);
        }
    }

    private void unmount(Path target) {
        try {
            while (mounts.unmount(target, true)) {
                LOG.debug("unmounted {}", target);
            }
            Files.deleteIfExists(target);
        } catch (IOException | RuntimeException e) {
            LOG.warn("unmounting {}: {}", target, e.getMessage());
        }
    }

    private boolean mountedByItself(String containerId) {
        return !unmounting.containsKey(containerId) && mounts.isMounted(path(containerId));
    }

    /** One at a time for each container. */
    private Path mountNow(String containerId, Supplier<LayerMount> layer) {
        awaitUnmounted(containerId);
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> other = mounting.putIfAbsent(containerId, mine);
        while (other != null) {
            await(containerId, "mounted", other);
            other = mounting.putIfAbsent(containerId, mine);
        }
        try {
            return mountIfAbsent(containerId, layer);
        } finally {
            mounting.remove(containerId, mine);
            mine.complete(true);
        }
    }

    private Path mountIfAbsent(String containerId, Supplier<LayerMount> layer) {
        Path target = path(containerId);
        if (!mounts.isMounted(target)) {
            create(target);
            mounter.mount(layer.get(), target);
        }
        return target;
    }

    /**
     * Unmounts on a thread of its own, once nobody holds the root; a later {@link #mount} waits for
     * it.
     */
    void unmountLater(String containerId) {
        users.unmounted(containerId, () -> unmountNow(containerId));
    }

    private void unmountNow(String containerId) {
        if (!Files.exists(path(containerId))) {
            return;
        }
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        if (unmounting.putIfAbsent(containerId, done) == null) {
            Thread.ofPlatform()
                    .daemon()
                    .name("drydock-unmount")
                    .start(() -> unmount(containerId, done));
        }
    }

    void awaitUnmounted(String containerId) {
        @Nullable CompletableFuture<Boolean> pending = unmounting.get(containerId);
        if (pending != null) {
            await(containerId, "unmounted", pending);
        }
    }

    private void await(String containerId, String what, CompletableFuture<Boolean> pending) {
        try {
            pending.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw EngineException.unavailable(
                    "the kernel has not %s the root of container %s for a minute"
                            .formatted(what, containerId));
        } catch (ExecutionException e) {
            throw EngineException.system(path(containerId) + " is not " + what + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(
                    io.drydock.api.model.error.ErrorKind.CANCELLED, "interrupted", e);
        }
    }

    private void unmount(String containerId, CompletableFuture<Boolean> done) {
        try {
            unmount(path(containerId));
        } finally {
            unmounting.remove(containerId, done);
            done.complete(true);
        }
    }

    private static void create(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw EngineException.system("making " + directory + ": " + e.getMessage(), e);
        }
    }
}
