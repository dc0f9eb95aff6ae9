package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notImplemented;

import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.VolumeOptions;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers all mounts of a request: binds, mounts, then volumes nobody else has claimed. */
final class MountRequests {

    private MountRequests() {}

    /** By destination; tmpfs of HostConfig.Tmpfs are not among them. */
    static Collection<MountRequest> of(ContainerConfig config, HostConfig host) {
        Map<String, MountRequest> mounts = new LinkedHashMap<>();
        for (String bind : host.binds() == null ? List.<String>of() : host.binds()) {
            add(mounts, BindNotation.parse(bind, host.volumeDriver()));
        }
        for (MountSpec spec : host.mounts()) {
            add(mounts, mount(spec));
        }
        host.tmpfs()
                .keySet()
                .forEach(
                        path -> {
                            if (mounts.containsKey(Paths.normal(path))) {
                                throw duplicate(Paths.normal(path));
                            }
                        });
        volumes(config)
                .forEach(
                        path -> {
                            String destination = BindNotation.destination(path, path);
                            if (!host.tmpfs().containsKey(destination)) {
                                mounts.putIfAbsent(
                                        destination,
                                        MountRequest.anonymous(destination, host.volumeDriver()));
                            }
                        });
        return mounts.values();
    }

    private static Collection<String> volumes(ContainerConfig config) {
        return config.volumes() == null ? List.of() : config.volumes().keySet();
    }

    private static void add(Map<String, MountRequest> mounts, MountRequest mount) {
        if (mounts.put(mount.destination(), mount) != null) {
            throw duplicate(mount.destination());
        }
    }

    private static RuntimeException duplicate(String destination) {
        return invalid("Duplicate mount point: " + destination);
    }

    private static MountRequest mount(MountSpec spec) {
        if (spec.target().isEmpty()) {
            throw bad(spec, "field Target must not be empty");
        }
        if (!spec.target().startsWith("/")) {
            throw bad(
                    spec,
                    "invalid mount path: '%s' mount path must be absolute"
                            .formatted(spec.target()));
        }
        if (Paths.normal(spec.target()).equals("/")) {
            throw bad(spec, "invalid specification: destination can't be '/'");
        }
        return switch (spec.type()) {
            case "bind" -> bind(spec);
            case "volume" -> volume(spec);
            case "tmpfs" -> tmpfs(spec);
            case "image", "npipe", "cluster" ->
                    throw notImplemented(
                            "mounts of type %s are not implemented yet".formatted(spec.type()));
            default -> throw invalid("mount type unknown: \"%s\"".formatted(spec.type()));
        };
    }

    private static MountRequest bind(MountSpec spec) {
        if (spec.source().isEmpty()) {
            throw bad(spec, "field Source must not be empty");
        }
        if (!spec.source().startsWith("/")) {
            throw bad(
                    spec,
                    "invalid mount path: '%s' mount path must be absolute"
                            .formatted(spec.source()));
        }
        if (spec.volumeOptions() != null) {
            throw bad(spec, "field VolumeOptions must not be specified");
        }
        BindOptions options = spec.bindOptions();
        boolean create = options != null && options.createMountpoint();
        if (!create && !Files.exists(Path.of(spec.source()))) {
            throw bad(spec, "bind source path does not exist: " + spec.source());
        }
        return new MountRequest(
                "bind",
                Paths.normal(spec.source()),
                Paths.normal(spec.target()),
                "",
                spec.readOnly(),
                create,
                false,
                options == null || !options.nonRecursive(),
                options == null ? "" : options.propagation(),
                "",
                Map.of(),
                Map.of());
    }

    private static MountRequest volume(MountSpec spec) {
        if (spec.bindOptions() != null) {
            throw bad(spec, "field BindOptions must not be specified");
        }
        @Nullable VolumeOptions options = spec.volumeOptions();
        if (options != null && !options.subpath().isEmpty()) {
            throw notImplemented("the subpath of a volume is not implemented yet");
        }
        var driver = options == null ? null : options.driverConfig();
        return new MountRequest(
                "volume",
                spec.source(),
                Paths.normal(spec.target()),
                "",
                spec.readOnly(),
                false,
                options == null || !options.noCopy(),
                true,
                "",
                driver == null ? "" : driver.name(),
                driver == null ? Map.of() : driver.options(),
                options == null ? Map.of() : options.labels());
    }

    private static MountRequest tmpfs(MountSpec spec) {
        if (!spec.source().isEmpty()) {
            throw bad(spec, "field Source must not be specified");
        }
        StringBuilder mode = new StringBuilder();
        var options = spec.tmpfsOptions();
        if (options != null && options.sizeBytes() > 0) {
            mode.append("size=").append(options.sizeBytes());
        }
        if (options != null && options.mode() > 0) {
            mode.append(mode.isEmpty() ? "" : ",");
            mode.append("mode=").append(Integer.toOctalString(options.mode()));
        }
        return new MountRequest(
                "tmpfs",
                "",
                Paths.normal(spec.target()),
                mode.toString(),
                spec.readOnly(),
                false,
                false,
                false,
                "",
                "",
                Map.of(),
                Map.of());
    }

    private static RuntimeException bad(MountSpec spec, String reason) {
        return invalid("invalid mount config for type \"%s\": %s".formatted(spec.type(), reason));
    }
}
