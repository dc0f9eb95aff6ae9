package io.drydock.api.model.volume;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * A volume to make; one of that name and driver is left as it is.
 *
 * @param name empty for a random name
 * @param driver empty for {@code local}
 */
public record VolumeCreateRequest(
        @JsonProperty("Name") String name,
        @JsonProperty("Driver") String driver,
        @JsonProperty("DriverOpts") @Nullable Map<String, String> driverOpts,
        @JsonProperty("Labels") @Nullable Map<String, String> labels) {

    /** Copies the collections and puts zero values where JSON had nothing. */
    public VolumeCreateRequest {
        name = ZeroValue.text(name);
        driver = ZeroValue.text(driver);
        driverOpts = ZeroValue.mapOrNull(driverOpts);
        labels = ZeroValue.mapOrNull(labels);
    }
}
