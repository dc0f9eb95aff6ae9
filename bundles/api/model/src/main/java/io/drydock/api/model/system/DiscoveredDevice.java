package io.drydock.api.model.system;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

/**
 * A device that a device driver has found.
 *
 * @param source driver that has found it
 */
public record DiscoveredDevice(
        @JsonProperty("Source") String source, @JsonProperty("ID") String id) {

    public DiscoveredDevice {
        source = ZeroValue.text(source);
        id = ZeroValue.text(id);
    }
}
