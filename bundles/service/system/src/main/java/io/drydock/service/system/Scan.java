package io.drydock.service.system;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeUsage;

import java.util.List;
import java.util.Set;

/**
 * All objects with their sizes at one time.
 *
 * @param layerBytes bytes of all image layers, each counted once
 */
record Scan(
        long layerBytes,
        List<ImageSummary> images,
        List<ContainerSummary> containers,
        List<Volume> volumes) {
    static Scan of(Parts parts, ApiVersion version, Set<String> types) {
        boolean images = types.contains("image");
        boolean volumes = types.contains("volume");
        boolean containers = types.contains("container") || volumes || images;
        List<ContainerSummary> users = containers ? parts.containerList(version) : List.of();
        return new Scan(
                images ? parts.imageTotals().layerBytes() : 0,
                images
                        ? parts.imageList(version).stream().map(i -> used(i, users)).toList()
                        : List.of(),
                users,
                volumes
                        ? parts.volumeList().stream()
                                .filter(VolumeSize::counts)
                                .map(v -> used(v, users))
                                .toList()
                        : List.of());
    }

    private static ImageSummary used(ImageSummary image, List<ContainerSummary> containers) {
        long users =
                containers.stream()
                        .filter(container -> container.imageId().equals(image.id()))
                        .count();
        return image.with(draft -> draft.containers = users);
    }

    private static Volume used(Volume volume, List<ContainerSummary> containers) {
        if (volume.usageData() != null) {
            return volume;
        }
        long users =
                containers.stream()
                        .flatMap(container -> container.mounts().stream())
                        .filter(mount -> mount.name().equals(volume.name()))
                        .count();
        VolumeUsage usage = new VolumeUsage(users, VolumeSize.of(volume));
        return new Volume(
                volume.createdAt(),
                volume.driver(),
                volume.labels(),
                volume.mountpoint(),
                volume.name(),
                volume.options(),
                volume.scope(),
                volume.status(),
                usage);
    }
}
