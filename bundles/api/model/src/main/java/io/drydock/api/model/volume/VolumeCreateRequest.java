package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A volume to make; one of that name and driver is left as it is.
 *
 * @param driver empty for {@code local}
 * @param name empty for a random name
 */
public record VolumeCreateRequest(
        @JsonProperty("Driver") String driver,
        @JsonProperty("DriverOpts") @Nullable Map<String, String> driverOpts,
        @JsonProperty("Labels") @Nullable Map<String, String> labels,
        @JsonProperty("Name") String name) {

    public VolumeCreateRequest {
        driver = ZeroValue.text(driver);
        driverOpts = ZeroValue.mapOrNull(driverOpts);
        labels = ZeroValue.mapOrNull(labels);
        name = ZeroValue.text(name);
    }
}
