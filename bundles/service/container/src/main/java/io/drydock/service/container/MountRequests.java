package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.VolumeOptions;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers all mounts of a request: binds, mounts, then volumes nobody else has claimed. */
final class MountRequests {

    private MountRequests() {}

    /**
     * By destination; tmpfs of HostConfig.Tmpfs are not among them.
     *
     * @param inherited mounts of other containers, which binds and mounts of its own replace
     * @param reach how far read-only binds of HostConfig.Binds are read-only
     */
    static Collection<MountRequest> of(
            ContainerConfig config,
            HostConfig host,
            Collection<MountRequest> inherited,
            ReadOnlyReach reach) {
        Map<String, MountRequest> mounts = new LinkedHashMap<>();
        for (String bind : host.binds() == null ? List.<String>of() : host.binds()) {
            add(mounts, BindNotation.parse(bind, host.volumeDriver()).with(reach, ""));
        }
        for (MountSpec spec : host.mounts()) {
            add(mounts, mount(spec));
        }
        host.tmpfs().forEach((path, options) -> tmpfs(mounts, path, options));
        inherited.forEach(mount -> mounts.putIfAbsent(mount.destination(), mount));
        for (String path : volumes(config)) {
            String destination = BindNotation.anonymous(path);
            if (!host.tmpfs().containsKey(destination)) {
                mounts.putIfAbsent(
                        destination, MountRequest.anonymous(destination, host.volumeDriver()));
            }
        }
        return mounts.values();
    }

    private static void tmpfs(Map<String, MountRequest> mounts, String path, String options) {
        if (!path.startsWith("/")) {
            throw invalid("invalid mount path: '%s' mount path must be absolute".formatted(path));
        }
        if (Paths.normal(path).equals("/")) {
            throw invalid("invalid specification: destination can't be '/'");
        }
        TmpfsWords.check(options);
        if (mounts.containsKey(Paths.normal(path))) {
            throw duplicate(Paths.normal(path));
        }
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
        MountRules.check(spec);
        return switch (spec.type()) {
            case "bind" -> bind(spec);
            case "volume" -> volume(spec);
            case "image" -> image(spec);
            default -> tmpfs(spec);
        };
    }

    private static MountRequest bind(MountSpec spec) {
        BindOptions options = spec.bindOptions();
        MountRequest request =
                new MountRequest(
                        "bind",
                        Paths.normal(spec.source()),
                        Paths.normal(spec.target()),
                        "",
                        spec.readOnly(),
                        options != null && options.createMountpoint(),
                        false,
                        options == null || !options.nonRecursive(),
                        options == null ? "" : options.propagation(),
                        "",
                        Map.of(),
                        Map.of());
        return request.with(reach(options), "");
    }

    private static ReadOnlyReach reach(@Nullable BindOptions options) {
        if (options == null) {
            return ReadOnlyReach.TREE_IF_POSSIBLE;
        }
        if (options.readOnlyForceRecursive()) {
            return ReadOnlyReach.TREE;
        }
        return options.readOnlyNonRecursive() || options.nonRecursive()
                ? ReadOnlyReach.TOP
                : ReadOnlyReach.TREE_IF_POSSIBLE;
    }

    private static MountRequest volume(MountSpec spec) {
        @Nullable VolumeOptions options = spec.volumeOptions();
        var driver = options == null ? null : options.driverConfig();
        MountRequest request =
                new MountRequest(
                        "volume",
                        spec.source(),
                        Paths.normal(spec.target()),
                        MountRequest.labelling(driver == null ? "" : driver.name()),
                        spec.readOnly(),
                        false,
                        options == null || !options.noCopy(),
                        true,
                        "",
                        driver == null ? "" : driver.name(),
                        driver == null ? Map.of() : driver.options(),
                        options == null ? Map.of() : options.labels());
        return request.with(ReadOnlyReach.TOP, options == null ? "" : options.subpath());
    }

    private static MountRequest tmpfs(MountSpec spec) {
        var options = spec.tmpfsOptions();
        return new MountRequest(
                "tmpfs",
                "",
                Paths.normal(spec.target()),
                options == null ? "" : TmpfsWords.of(options),
                spec.readOnly(),
                false,
                false,
                false,
                "",
                "",
                Map.of(),
                Map.of());
    }

    private static MountRequest image(MountSpec spec) {
        MountRequest request =
                new MountRequest(
                        "image",
                        spec.source(),
                        Paths.normal(spec.target()),
                        "",
                        true,
                        false,
                        false,
                        false,
                        "",
                        "",
                        Map.of(),
                        Map.of());
        var options = spec.imageOptions();
        return request.with(ReadOnlyReach.TOP, options == null ? "" : options.subpath());
    }
}
