package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * Block IO limit for one device.
 *
 * @param rate bytes or operations per second
 */
public record ThrottleDevice(@JsonProperty("Path") String path, @JsonProperty("Rate") long rate) {

    public ThrottleDevice {
        path = ZeroValue.text(path);
    }
}
