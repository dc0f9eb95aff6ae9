package io.drydock.service.volume;

import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.volume.MountTable.Mounted;

import java.nio.file.Path;
import java.util.Set;
import java.util.function.Consumer;

/**
 * First content of volumes, from images. A volume has all of it or none, whenever the engine is
 * killed: what was cut is settled before anybody gets the volume again.
 */
final class Filling {

    private final Copies copies;
    private final MountTable mounted;
    private final Volumes volumes;
    private final DriverMounts mounts;
    private final RootedDirectories directories;

    Filling(
            Copies copies,
            MountTable mounted,
            Volumes volumes,
            DriverMounts mounts,
            RootedDirectories directories) {
        this.copies = copies;
        this.mounted = mounted;
        this.volumes = volumes;
        this.mounts = mounts;
        this.directories = directories;
    }

    /** Nothing happens when the image has nothing there, or the volume holds something. */
    void populate(String name, Path rootfs, String path) {
        VolumeRecord volume = volumes.find(name);
        CopyUp copy = new CopyUp(directories);
        if (!copy.worthwhile(rootfs, path)) {
            return;
        }
        settle(name);
        String refusal =
                volume.anonymous()
                        ? "cannot mount volume over existing file, file exists %s"
                        : "source %s is not directory";
        alone(
                volume,
                tree -> {
                    if (tree.list("").isEmpty()) {
                        fill(name, tree, it -> copy.copy(rootfs, path, tree, it, refusal));
                    }
                });
    }

    private void fill(String name, RootedDirectory tree, Consumer<Staging> copy) {
        String id = VolumeNames.random();
        copies.begin(name, id);
        Staging staging = new Staging(tree, id);
        try {
            copy.accept(staging);
        } finally {
            // After a failure it is empty again; if even that fails, the next engine sees to it.
            staging.settle();
            copies.end(name);
        }
    }

    /** Volumes whose filling a crash has cut. */
    Set<String> left() {
        return copies.left().keySet();
    }

    /** Ends what a crash has cut; nothing happens to other volumes. */
    void settle(String name) {
        String id = copies.left().get(name);
        if (id == null) {
            return;
        }
        if (!volumes.driver(name).isEmpty()) {
            alone(volumes.find(name), tree -> new Staging(tree, id).settle());
        }
        copies.end(name);
    }

    private void alone(VolumeRecord volume, Consumer<RootedDirectory> work) {
        volumes.alone(
                volume.name(),
                () -> {
                    mountedMeanwhile(volume, work);
                    return true;
                });
    }

    private void mountedMeanwhile(VolumeRecord volume, Consumer<RootedDirectory> work) {
        Mounted mount = mounted.begin(volume.name(), "copy-" + VolumeNames.random(), "");
        try (RootedDirectory tree = directories.open(mounts.mount(mount, volume))) {
            work.accept(tree);
        } finally {
            mounts.unmount(mount, volume);
            mounted.end(mount);
        }
    }
}
