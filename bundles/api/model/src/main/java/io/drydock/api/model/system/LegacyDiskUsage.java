package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;
import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.volume.Volume;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Disk usage as API 1.51 and before have it; a kind that was not asked for is null.
 *
 * @param layersSize bytes of all image layers
 * @param builderSize legacy, below API 1.42
 */
public record LegacyDiskUsage(
        @JsonProperty("LayersSize") long layersSize,
        @JsonProperty("Images") @Nullable List<ImageSummary> images,
        @JsonProperty("Containers") @Nullable List<ContainerSummary> containers,
        @JsonProperty("Volumes") @Nullable List<Volume> volumes,
        @JsonProperty("BuildCache") @Nullable List<BuildCacheItem> buildCache,
        @JsonProperty("BuilderSize") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable Long builderSize) {

    public LegacyDiskUsage {
        images = ZeroValue.listOrNull(images);
        containers = ZeroValue.listOrNull(containers);
        volumes = ZeroValue.listOrNull(volumes);
        buildCache = ZeroValue.listOrNull(buildCache);
    }
}
