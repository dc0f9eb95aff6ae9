package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;

/**
 * Mounts in the daemon's own mount namespace.
 *
 * <p>A mount belongs to the kernel and outlives the daemon; whoever mounts registers the {@link
 * #unmount} as its undo. Unmounting may take 10 ms and more under load: keep it off the request
 * path.
 *
 * <p>{@code options} are words as in mount(8): {@code ro}, {@code nosuid}, {@code noexec}, {@code
 * size=64m}. Words that are mount flags become flags, the rest is handed to the file system. A
 * security context ({@code context=u:r:t:s0:c1,c2}) is given without quotes, commas and all.
 */
@ProviderType
public interface Mounts {

    /** Mounts an overlay of up to 500 lower directories; the target must exist. */
    void overlay(OverlayMount mount);

    /** Binds a file or directory to another place; both must exist and be of the same sort. */
    void bind(BindMount mount);

    /** Mounts a fresh tmpfs on an existing directory. */
    void tmpfs(Path target, List<String> options);

    /**
     * Mounts a file system of any type.
     *
     * @param type as in /proc/filesystems, for example {@code nfs}
     * @param source device, {@code host:/path} or any word for those that need none
     * @param target an existing directory
     * @param options words as in mount(8)
     */
    void filesystem(String type, String source, Path target, List<String> options);

    /** Changes how mounts under a mount point propagate. The target must be a mount point. */
    void propagation(Path target, Propagation propagation, boolean recursive);

    /**
     * Makes a directory a private mount point of itself, so that mounts below it are not copied
     * into other namespaces. Does nothing when it is one already.
     */
    void isolate(Path directory);

    /**
     * Makes a directory a shared mount point of itself, so that mounts below it reach namespaces
     * copied from this one. Does nothing when its mount is shared already. On hosts where {@code /}
     * is not shared and {@link SpawnRequest#hideUnifiedCgroup} matters, the implementation does
     * this itself for data-root and exec-root before this service appears: never {@link #isolate}
     * what holds container roots or namespace files.
     */
    void share(Path directory);

    /**
     * Unmounts the topmost mount at a target.
     *
     * @param lazy detach now, let the kernel finish when the last user leaves (MNT_DETACH)
     * @return false when nothing was mounted there
     */
    boolean unmount(Path target, boolean lazy);

    /** Whether the path itself is a mount point. A path that does not exist is none. */
    boolean isMounted(Path path);

    /** All mounts of the daemon's mount namespace, in the kernel's order (later ones cover). */
    List<MountInfo> list();
}
