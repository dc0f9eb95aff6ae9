package io.drydock.driver.graph.overlay2;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProjectQuotas;
import io.drydock.driver.graph.overlays.LayerDirectories;
import io.drydock.driver.sizes.ByteSize;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much containers may write: a project quota each on their layer's directory. Projects are
 * numbered on from the highest that any layer has.
 */
final class SizeLimits {

    private static final String SIZE = "size";
    private static final String PREFIX = "overlay2.";
    private static final String DEFAULT_SIZE = "overlay2.size";
    private static final String OVERRIDE = "overlay2.override_kernel_check";
    private static final String BACKING = "xfs";

    private final List<String> storageOptions;
    private final LayerDirectories layers;
    private final ProjectQuotas quotas;
    private final Host host;
    private int lastProject;

    SizeLimits(
            List<String> storageOptions, LayerDirectories layers, ProjectQuotas quotas, Host host) {
        this.storageOptions = List.copyOf(storageOptions);
        this.layers = layers;
        this.quotas = quotas;
        this.host = host;
    }

    /** From the storage options of the engine; those of other drivers are not looked at. */
    private long usual() {
        long usual = 0;
        for (String option : storageOptions) {
            String[] pair = option.split("=", 2);
            if (pair[0].equalsIgnoreCase(DEFAULT_SIZE) && pair.length == 2) {
                usual = ByteSize.parse(pair[1]);
            } else if (pair[0].startsWith(PREFIX) && !pair[0].equalsIgnoreCase(OVERRIDE)) {
                throw new DriverException(Kind.INVALID, "overlay2: unknown option " + pair[0]);
            }
        }
        return usual;
    }

    /** A size for every container that the file system cannot hold to is refused at once. */
    void probe() {
        if (usual() > 0) {
            requireQuotas();
        }
    }

    void check(Map<String, String> options) {
        if (sizeOf(options) > 0) {
            requireQuotas();
        }
    }

    void apply(Map<String, String> options, Path layer) {
        long size = sizeOf(options);
        if (size > 0) {
            int project = nextProject();
            quotas.assign(layer, project);
            for (String part : List.of("diff", "work")) {
                quotas.assign(layer.resolve(part), project);
            }
            quotas.limit(layer, project, size);
        }
    }

    private long sizeOf(Map<String, String> options) {
        long size = usual();
        for (Map.Entry<String, String> option : options.entrySet()) {
            if (!option.getKey().equalsIgnoreCase(SIZE)) {
                requireQuotas();
                throw new DriverException(Kind.INVALID, "Unknown option " + option.getKey());
            }
            size = ByteSize.parse(option.getValue());
        }
        return size;
    }

    private void requireQuotas() {
        try {
            if (host.filesystem(layers.root()).name().equals(BACKING)) {
                // Harmless where it works: no file is in project 0 by intent.
                quotas.limit(layers.root(), 0, 0);
                return;
            }
        } catch (LinuxException e) {
            throw unsupported(e);
        }
        throw unsupported(null);
    }

    private static DriverException unsupported(
            @org.jspecify.annotations.Nullable LinuxException cause) {
        return new DriverException(
                Kind.INVALID,
                "--storage-opt is supported only for overlay over xfs with 'pquota' mount option",
                cause);
    }

    private synchronized int nextProject() {
        if (lastProject == 0) {
            lastProject = highestProject();
        }
        return ++lastProject;
    }

    private int highestProject() {
        try (Stream<Path> entries = Files.list(layers.root())) {
            int own = quotas.project(layers.root());
            return entries.filter(Files::isDirectory)
                    .mapToInt(quotas::project)
                    .reduce(own, Math::max);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "overlay2: " + e, e);
        }
    }
}
