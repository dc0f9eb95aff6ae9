package io.drydock.api.model.container;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.drydock.api.model.ZeroValue;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * A wish for devices that a device driver fulfils, such as GPUs.
 *
 * @param count number of devices, -1 for all
 * @param capabilities alternatives, each a list of abilities that must all be there
 */
public record DeviceRequest(
        @JsonProperty("Driver") String driver,
        @JsonProperty("Count") int count,
        @JsonProperty("DeviceIDs") @Nullable List<String> deviceIds,
        @JsonProperty("Capabilities") @Nullable List<List<String>> capabilities,
        @JsonProperty("Options") @Nullable Map<String, String> options) {

    public DeviceRequest {
        driver = ZeroValue.text(driver);
        deviceIds = ZeroValue.listOrNull(deviceIds);
        capabilities = ZeroValue.listOrNull(capabilities);
        options = ZeroValue.mapOrNull(options);
    }
}
