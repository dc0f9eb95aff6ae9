package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A volume.
 *
 * @param createdAt RFC 3339
 * @param mountpoint path on the host, empty where the driver does not tell
 * @param options options of the driver
 * @param scope {@code local} or {@code global}
 * @param status what the driver says beyond that
 * @param usageData only in the disk usage
 */
public record Volume(
        @JsonProperty("CreatedAt") @JsonInclude(JsonInclude.Include.NON_EMPTY) String createdAt,
        @JsonProperty("Driver") String driver,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("Mountpoint") String mountpoint,
        @JsonProperty("Name") String name,
        @JsonProperty("Options") @Nullable Map<String, String> options,
        @JsonProperty("Scope") String scope,
        @JsonProperty("Status") @JsonInclude(JsonInclude.Include.NON_EMPTY)
                Map<String, Object> status,
        @JsonProperty("UsageData") @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable VolumeUsage usageData) {

    public Volume {
        createdAt = ZeroValue.text(createdAt);
        driver = ZeroValue.text(driver);
        labels = ZeroValue.mapOrNull(labels);
        mountpoint = ZeroValue.text(mountpoint);
        name = ZeroValue.text(name);
        options = ZeroValue.mapOrNull(options);
        scope = ZeroValue.text(scope);
        status = ZeroValue.map(status);
    }
}
