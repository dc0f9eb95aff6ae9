package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.BindOptions;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountSpec;
import io.drydock.api.model.container.TmpfsOptions;
import io.drydock.api.model.container.VolumeOptions;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Consumer;

/** What an API version knows of mounts. */
final class MountGates {

    private MountGates() {}

    /** Refuses what the version does not know and must not ignore. */
    static void check(ApiVersion version, List<MountSpec> mounts) {
        for (MountSpec mount : mounts) {
            VolumeOptions volume = mount.volumeOptions();
            BindOptions bind = mount.bindOptions();
            boolean subpath = volume != null && !volume.subpath().isEmpty();
            boolean forced = bind != null && bind.readOnlyForceRecursive();
            refuse(
                    forced && mount.type().equals("bind") && !version.atLeast(44),
                    "BindOptions.ReadOnlyForceRecursive needs API v1.44 or newer");
            refuse(
                    subpath && !version.atLeast(45),
                    "VolumeOptions.Subpath needs API v1.45 or newer");
            refuse(
                    mount.type().equals("image") && !version.atLeast(48),
                    "Mount type \"Image\" needs API v1.48 or newer");
            if (version.atLeast(42)) {
                foreign(mount, "VolumeOptions", "volume", volume);
                foreign(mount, "BindOptions", "bind", bind);
                foreign(mount, "TmpfsOptions", "tmpfs", mount.tmpfsOptions());
                foreign(mount, "ImageOptions", "image", mount.imageOptions());
            }
        }
    }

    /** A driver for all volumes does not hold for those of mounts; since 1.48 it is said. */
    static void warn(ApiVersion version, HostConfig host, Consumer<String> warnings) {
        boolean ignored =
                host.mounts().stream()
                        .filter(mount -> mount.type().equals("volume"))
                        .anyMatch(mount -> !namesDriver(mount.volumeOptions()));
        if (version.atLeast(48) && !host.volumeDriver().isEmpty() && ignored) {
            warnings.accept(
                    "WARNING: the container-wide volume-driver configuration is ignored for volumes"
                            + " specified via 'mount'. Use '--mount type=volume,volume-driver=...'"
                            + " instead");
        }
    }

    private static boolean namesDriver(@Nullable VolumeOptions options) {
        return options != null
                && options.driverConfig() != null
                && !options.driverConfig().name().isEmpty();
    }

    private static void foreign(
            MountSpec mount, String field, String type, @Nullable Object options) {
        refuse(
                options != null && !mount.type().equals(type),
                "%s must not be specified on mount type \"%s\"".formatted(field, mount.type()));
    }

    private static void refuse(boolean asked, String text) {
        if (asked) {
            throw invalid(text);
        }
    }

    /** Takes out what came after the version. */
    static List<MountSpec> adjust(ApiVersion version, List<MountSpec> mounts) {
        return mounts.stream().map(mount -> adjust(version, mount)).toList();
    }

    private static MountSpec adjust(ApiVersion version, MountSpec mount) {
        boolean tolerant = !version.atLeast(42);
        BindOptions bind = mount.bindOptions();
        VolumeOptions volume = mount.volumeOptions();
        TmpfsOptions tmpfs = mount.tmpfsOptions();
        if (!version.atLeast(44) && mount.type().equals("bind") && mount.readOnly()) {
            // before 1.44 a read-only bind left the mounts below it writable
            bind = bind == null ? new BindOptions("", false, false, false, false) : bind;
        }
        if (tmpfs != null && !version.atLeast(46)) {
            tmpfs = new TmpfsOptions(tmpfs.sizeBytes(), tmpfs.mode(), List.of());
        }
        return new MountSpec(
                mount.type(),
                mount.source(),
                mount.target(),
                mount.readOnly(),
                mount.consistency(),
                tolerant && !mount.type().equals("bind") ? null : bind(version, bind),
                tolerant && !mount.type().equals("volume") ? null : volume,
                tolerant && !mount.type().equals("image") ? null : mount.imageOptions(),
                tolerant && !mount.type().equals("tmpfs") ? null : tmpfs);
    }

    private static @Nullable BindOptions bind(ApiVersion version, @Nullable BindOptions options) {
        if (options == null || version.atLeast(44)) {
            return options;
        }
        return new BindOptions(
                options.propagation(),
                options.nonRecursive() && version.atLeast(40),
                options.createMountpoint() && version.atLeast(42),
                true,
                false);
    }
}
