package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.VolumeOptions;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** What an entry of HostConfig.Mounts must hold to, with dockerd's texts. */
final class MountRules {

    private static final Set<String> PROPAGATIONS =
            Set.of("", "shared", "rshared", "slave", "rslave", "private", "rprivate");

    private MountRules() {}

    static void check(MountSpec spec) {
        require(spec, !spec.target().isEmpty(), "field Target must not be empty");
        absolute(spec, spec.target());
        require(
                spec,
                !Paths.normal(spec.target()).equals("/"),
                "invalid specification: destination can't be '/'");
        switch (spec.type()) {
            case "bind" -> bind(spec);
            case "volume" -> volume(spec);
            case "tmpfs" -> tmpfs(spec);
            case "image" -> image(spec);
            default -> throw bad(spec, "mount type unknown");
        }
    }

    private static void bind(MountSpec spec) {
        require(spec, !spec.source().isEmpty(), "field Source must not be empty");
        absent(spec, "VolumeOptions", spec.volumeOptions() == null);
        absent(spec, "TmpfsOptions", spec.tmpfsOptions() == null);
        absent(spec, "ImageOptions", spec.imageOptions() == null);
        absolute(spec, spec.source());
        BindOptions options = spec.bindOptions();
        boolean create = options != null && options.createMountpoint();
        if (options != null) {
            require(
                    spec,
                    PROPAGATIONS.contains(options.propagation()),
                    "invalid propagation mode: " + options.propagation());
            readOnly(spec, options);
        }
        require(
                spec,
                create || Files.exists(Path.of(spec.source())),
                "bind source path does not exist: " + spec.source());
    }

    private static void readOnly(MountSpec spec, BindOptions options) {
        if (!options.readOnlyForceRecursive()) {
            return;
        }
        if (options.readOnlyNonRecursive()) {
            throw invalid(
                    "mount options conflict: ReadOnlyNonRecursive &&"
                            + " BindOptions.ReadOnlyForceRecursive");
        }
        if (!spec.readOnly()) {
            throw invalid(
                    "mount options conflict: !ReadOnly && BindOptions.ReadOnlyForceRecursive");
        }
    }

    private static void volume(MountSpec spec) {
        absent(spec, "BindOptions", spec.bindOptions() == null);
        absent(spec, "TmpfsOptions", spec.tmpfsOptions() == null);
        absent(spec, "ImageOptions", spec.imageOptions() == null);
        boolean anonymous = spec.source().isEmpty();
        VolumeOptions options = spec.volumeOptions();
        if (options != null && !options.subpath().isEmpty()) {
            require(spec, !anonymous, "must not set Subpath when using anonymous volumes");
            subpath(spec, options.subpath());
        }
        require(
                spec,
                !anonymous || !spec.readOnly(),
                "must not set ReadOnly mode when using anonymous volumes");
    }

    private static void tmpfs(MountSpec spec) {
        absent(spec, "BindOptions", spec.bindOptions() == null);
        absent(spec, "VolumeOptions", spec.volumeOptions() == null);
        absent(spec, "ImageOptions", spec.imageOptions() == null);
        absent(spec, "Source", spec.source().isEmpty());
    }

    private static void image(MountSpec spec) {
        absent(spec, "BindOptions", spec.bindOptions() == null);
        absent(spec, "VolumeOptions", spec.volumeOptions() == null);
        absent(spec, "TmpfsOptions", spec.tmpfsOptions() == null);
        require(spec, !spec.source().isEmpty(), "field Source must not be empty");
        if (spec.imageOptions() != null && !spec.imageOptions().subpath().isEmpty()) {
            subpath(spec, spec.imageOptions().subpath());
        }
    }

    /** Local by its text alone; links in it are looked at when it is mounted. */
    private static void subpath(MountSpec spec, String path) {
        Path normal = Path.of(path).normalize();
        boolean local = !path.startsWith("/") && !normal.startsWith("..");
        require(spec, local, "subpath must be a relative path within the volume");
    }

    private static void absolute(MountSpec spec, String path) {
        require(
                spec,
                path.startsWith("/"),
                "invalid mount path: '%s' mount path must be absolute".formatted(path));
    }

    private static void absent(MountSpec spec, String field, boolean missing) {
        require(spec, missing, "field " + field + " must not be specified");
    }

    private static void require(MountSpec spec, boolean condition, String reason) {
        if (!condition) {
            throw bad(spec, reason);
        }
    }

    private static RuntimeException bad(MountSpec spec, String reason) {
        return invalid("invalid mount config for type \"%s\": %s".formatted(spec.type(), reason));
    }
}
