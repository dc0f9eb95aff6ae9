package io.drydock.driver.graph.overlay2;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.FilesystemInfo;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;
import io.drydock.driver.graph.overlays.LayerDirectories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Whether overlayfs works in the data root, found out by mounting one. */
final class Overlay2Probe {

    // What neither holds whiteouts nor may be an upper directory.
    private static final Set<String> UNFIT = Set.of("overlayfs", "nfs", "fuse", "zfs");

    private static final String TRIAL = "probe-";
    private static final String OWN = TRIAL + ProcessHandle.current().pid() + "-";

    private final LayerDirectories layers;
    private final Mounts mounts;
    private final Host host;

    Overlay2Probe(LayerDirectories layers, Mounts mounts, Host host) {
        this.layers = layers;
        this.mounts = mounts;
        this.host = host;
    }

    void run() {
        if (!kernelHas("overlay")) {
            throw new DriverException(
                    Kind.UNSUPPORTED,
                    "overlay2: the kernel has no overlay file system (modprobe overlay)");
        }
        layers.create();
        String backing = filesystem().name();
        if (UNFIT.contains(backing)) {
            throw new DriverException(
                    Kind.UNSUPPORTED,
                    "overlay2: "
                            + layers.root()
                            + " is on "
                            + backing
                            + ", which cannot hold overlay layers: put data-root on ext4, xfs or"
                            + " btrfs, or set storage-driver to vfs");
        }
        tryMount();
    }

    /** Trials of a process that was killed at it, unmounted. */
    List<Path> abandoned() {
        List<Path> places =
                layers.temporaries(TRIAL).stream()
                        .filter(place -> !place.getFileName().toString().startsWith(OWN))
                        .toList();
        places.forEach(place -> mounts.unmount(place.resolve("merged"), true));
        return places;
    }

    Map<String, String> status() {
        Map<String, String> status = new LinkedHashMap<>();
        status.put("Backing Filesystem", filesystem().name());
        status.put("Supports d_type", "true");
        status.put("Using metacopy", "false");
        status.put("Native Overlay Diff", "true");
        status.put("userxattr", "false");
        return status;
    }

    /**
     * Layers are shared by many mounts, which {@code index} would forbid; renamed directories and
     * metadata-only copies would make the upper directory unreadable without its lowers.
     */
    List<String> mountOptions() {
        List<String> options = new ArrayList<>();
        if (Files.exists(Path.of("/sys/module/overlay/parameters/index"))) {
            options.add("index=off");
        }
        if (Files.exists(Path.of("/sys/module/overlay/parameters/metacopy"))) {
            options.add("metacopy=off");
        }
        return options;
    }

    private FilesystemInfo filesystem() {
        return host.filesystem(layers.root());
    }

    private static boolean kernelHas(String type) {
        try {
            return Files.readAllLines(Path.of("/proc/filesystems")).stream()
                    .anyMatch(line -> line.strip().equals("nodev\t" + type));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "reading /proc/filesystems: " + e, e);
        }
    }

    private void tryMount() {
        Path place = layers.temporary().resolve(OWN + UUID.randomUUID());
        Path merged = place.resolve("merged");
        List<Path> lowers = List.of(place.resolve("lower2"), place.resolve("lower1"));
        try {
            LayerDirectories.io(() -> makeDirectories(place));
            mounts.overlay(
                    new OverlayMount(
                            lowers,
                            place.resolve("upper"),
                            place.resolve("work"),
                            merged,
                            null,
                            mountOptions()));
            mounts.unmount(merged, true);
        } catch (DriverException e) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "overlay2: a mount on trial failed: " + e.getMessage(), e);
        } finally {
            clean(place);
        }
    }

    private static void makeDirectories(Path place) throws IOException {
        for (String name : List.of("lower1", "lower2", "upper", "work", "merged")) {
            Files.createDirectories(place.resolve(name));
        }
    }

    private static void clean(Path place) {
        LayerDirectories.io(
                () -> {
                    try (var paths = Files.walk(place)) {
                        for (Path path :
                                paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                            Files.deleteIfExists(path);
                        }
                    }
                });
    }
}
