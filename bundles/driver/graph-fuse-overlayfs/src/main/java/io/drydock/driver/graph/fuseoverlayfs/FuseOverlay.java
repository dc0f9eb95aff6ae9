package io.drydock.driver.graph.fuseoverlayfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.Processes;
import io.drydock.driver.graph.overlays.LayerDirectories;
import io.drydock.driver.graph.overlays.Overlay;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The program fuse-overlayfs, one process for each mount for as long as it is mounted. */
final class FuseOverlay implements Overlay {

    private static final String PROGRAM = "fuse-overlayfs";

    private final LayerDirectories layers;
    private final Host host;
    private final Processes processes;

    FuseOverlay(LayerDirectories layers, Host host, Processes processes) {
        this.layers = layers;
        this.host = host;
        this.processes = processes;
    }

    @Override
    public List<Path> probe() {
        if (!Files.exists(Path.of("/dev/fuse"))) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "fuse-overlayfs: there is no /dev/fuse (modprobe fuse)");
        }
        if (processes.which(PROGRAM).isEmpty()) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "fuse-overlayfs: the program is not installed");
        }
        layers.create();
        return List.of();
    }

    @Override
    public Map<String, String> status() {
        return Map.of("Backing Filesystem", host.filesystem(layers.root()).name());
    }

    @Override
    public void check(Map<String, String> options) {
        if (!options.isEmpty()) {
            throw new DriverException(
                    Kind.INVALID, "--storage-opt is not supported for fuse-overlayfs");
        }
    }

    @Override
    public void apply(Map<String, String> options, Path layer) {
        // There are none.
    }

    @Override
    public LayerMount mount(List<Path> lowers, @Nullable Path upper, @Nullable Path work) {
        return mount(lowers, upper, work, "");
    }

    @Override
    public LayerMount mount(
            List<Path> lowers, @Nullable Path upper, @Nullable Path work, String label) {
        List<String> words = new ArrayList<>();
        words.add(
                lowers.stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(":", "lowerdir=", "")));
        if (upper != null && work != null) {
            words.add("upperdir=" + upper);
            words.add("workdir=" + work);
        }
        if (!label.isEmpty()) {
            // it takes no quotes, its library takes a comma behind a backslash
            words.add("context=" + label.replace(",", "\\,"));
        }
        return new LayerMount.Served(List.of(PROGRAM, "-o", String.join(",", words)));
    }
}
