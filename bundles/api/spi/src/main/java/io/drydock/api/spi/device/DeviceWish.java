package io.drydock.api.spi.device;

import java.util.List;
import java.util.Map;

/**
 * A wish for devices, as a container has it.
 *
 * @param count how many, -1 for all, 0 when they are named
 * @param ids names of devices as the provider has them
 * @param capabilities alternatives, each a list of abilities that must all be there
 * @param options for the provider
 */
public record DeviceWish(
        int count, List<String> ids, List<List<String>> capabilities, Map<String, String> options) {

    public DeviceWish {
        ids = List.copyOf(ids);
        capabilities = List.copyOf(capabilities);
        options = Map.copyOf(options);
    }
}
