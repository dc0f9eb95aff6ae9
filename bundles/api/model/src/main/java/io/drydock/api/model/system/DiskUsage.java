package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

import io.drydock.api.model.container.ContainerSummary;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.volume.Volume;

import org.jspecify.annotations.Nullable;

/**
 * What the engine's data takes on disk.
 *
 * <p>Below API 1.52 only {@code legacy} is sent, from then on both, or the new fields alone with
 * {@code verbose}.
 *
 * @param legacy the shape of API 1.51 and before, flat
 */
public record DiskUsage(
        @JsonUnwrapped @JsonProperty("#legacy") @Nullable LegacyDiskUsage legacy,
        @JsonProperty("ImageUsage") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UsageSummary<ImageSummary> imageUsage,
        @JsonProperty("ContainerUsage") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UsageSummary<ContainerSummary> containerUsage,
        @JsonProperty("VolumeUsage") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UsageSummary<Volume> volumeUsage,
        @JsonProperty("BuildCacheUsage") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable UsageSummary<BuildCacheItem> buildCacheUsage) {}
