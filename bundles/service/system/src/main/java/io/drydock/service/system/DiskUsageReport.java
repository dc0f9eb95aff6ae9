package io.drydock.service.system;

import static io.drydock.api.engine.system.SystemInformation.OBJECT_TYPES;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.system.BuildCacheItem;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.LegacyDiskUsage;
import io.drydock.api.model.system.UsageSummary;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeUsage;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code GET /system/df}: what was scanned, in the shapes of the API's versions. */
record DiskUsageReport(ApiVersion version, Set<String> types, boolean verbose) {
    private static final Set<String> IN_USE = Set.of("running", "paused", "restarting");

    static DiskUsageReport of(ApiVersion version, Set<String> types, boolean verbose) {
        Set<String> asked = version.atLeast(42) && !types.isEmpty() ? types : OBJECT_TYPES;
        for (String type : new TreeSet<>(asked)) {
            if (!OBJECT_TYPES.contains(type)) {
                throw EngineException.invalid("unknown object type: " + type);
            }
        }
        return new DiskUsageReport(version, asked, verbose && version.atLeast(52));
    }

    DiskUsage report(Scan scan) {
        boolean recent = version.atLeast(52);
        return new DiskUsage(
                verbose ? null : legacy(scan),
                recent && types.contains("image") ? images(scan) : null,
                recent && types.contains("container") ? containers(scan) : null,
                recent && types.contains("volume") ? volumes(scan) : null,
                recent && types.contains("build-cache") ? buildCache() : null);
    }

    private LegacyDiskUsage legacy(Scan scan) {
        return new LegacyDiskUsage(
                types.contains("image") ? scan.layerBytes() : 0,
                asked("image", scan.images()),
                asked("container", scan.containers()),
                asked("volume", scan.volumes()),
                asked("build-cache", List.<BuildCacheItem>of()),
                version.atLeast(42) ? null : 0L);
    }

    private <T> @Nullable List<T> asked(String type, List<T> items) {
        return types.contains(type) ? items : null;
    }

    private UsageSummary<ImageSummary> images(Scan scan) {
        List<ImageSummary> used =
                scan.images().stream().filter(image -> image.containers() > 0).toList();
        long usedBytes =
                used.stream()
                        .mapToLong(image -> image.size() - Math.max(0, image.sharedSize()))
                        .sum();
        return new UsageSummary<>(
                used.size(),
                scan.images().size(),
                Math.max(0, scan.layerBytes() - usedBytes),
                scan.layerBytes(),
                detail(scan.images()));
    }

    private UsageSummary<ContainerSummary> containers(Scan scan) {
        List<ContainerSummary> idle =
                scan.containers().stream().filter(each -> !IN_USE.contains(each.state())).toList();
        return new UsageSummary<>(
                scan.containers().size() - idle.size(),
                scan.containers().size(),
                idle.stream().mapToLong(ContainerSummary::sizeRw).sum(),
                scan.containers().stream().mapToLong(ContainerSummary::sizeRw).sum(),
                detail(scan.containers()));
    }

    private UsageSummary<Volume> volumes(Scan scan) {
        List<Volume> unused =
                scan.volumes().stream().filter(volume -> usage(volume).refCount() == 0).toList();
        return new UsageSummary<>(
                scan.volumes().size() - unused.size(),
                scan.volumes().size(),
                bytes(unused),
                bytes(scan.volumes()),
                detail(scan.volumes()));
    }

    private static UsageSummary<BuildCacheItem> buildCache() {
        return new UsageSummary<>(0, 0, 0, 0, List.of());
    }

    private <T> List<T> detail(List<T> items) {
        return verbose ? items : List.of();
    }

    /** A size of -1 stands for one that cannot be told. */
    private static long bytes(List<Volume> volumes) {
        return volumes.stream().mapToLong(volume -> Math.max(0, usage(volume).size())).sum();
    }

    private static VolumeUsage usage(Volume volume) {
        VolumeUsage usage = volume.usageData();
        return usage == null ? new VolumeUsage(-1, -1) : usage;
    }
}
