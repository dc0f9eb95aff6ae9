package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.DeviceRequest;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.device.DeviceDriver;
import io.drydock.api.spi.device.DeviceEdits;
import io.drydock.api.spi.device.DeviceWish;
import io.drydock.service.leases.Leases;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** HostConfig.DeviceRequests: asks the device drivers what the container gets. */
final class RequestedDevices {

    private final Drivers drivers;

    RequestedDevices(Drivers drivers) {
        this.drivers = drivers;
    }

    List<DeviceEdits> of(HostConfig host) {
        List<DeviceRequest> requests = host.resources().deviceRequests();
        List<DeviceEdits> edits = new ArrayList<>();
        for (DeviceRequest request : requests == null ? List.<DeviceRequest>of() : requests) {
            edits.add(edits(request));
        }
        return edits;
    }

    private DeviceEdits edits(DeviceRequest request) {
        DeviceWish wish =
                new DeviceWish(
                        request.count(),
                        request.deviceIds() == null ? List.of() : request.deviceIds(),
                        capabilities(request),
                        request.options() == null ? Map.of() : request.options());
        return Leases.use(
                drivers, DeviceDriver.class, driver(request), driver -> driver.resolve(wish));
    }

    private String driver(DeviceRequest request) {
        List<String> names = List.copyOf(drivers.names(DeviceDriver.class));
        if (names.contains(request.driver())) {
            return request.driver();
        }
        if (request.driver().isEmpty()) {
            for (String name : names) {
                if (fits(name, capabilities(request))) {
                    return name;
                }
            }
        }
        throw invalid(
                "could not select device driver \"%s\" with capabilities: %s"
                        .formatted(request.driver(), text(capabilities(request))));
    }

    private boolean fits(String name, List<List<String>> alternatives) {
        List<String> able =
                Leases.use(drivers, DeviceDriver.class, name, DeviceDriver::capabilities);
        return alternatives.stream()
                .anyMatch(wanted -> !wanted.isEmpty() && able.containsAll(wanted));
    }

    private static List<List<String>> capabilities(DeviceRequest request) {
        return request.capabilities() == null ? List.of() : request.capabilities();
    }

    /** As Go prints lists of lists, which clients match on: {@code [[gpu nvidia] [gpu]]}. */
    private static String text(List<List<String>> lists) {
        List<String> inner =
                lists.stream().map(list -> "[" + String.join(" ", list) + "]").toList();
        return "[" + String.join(" ", inner) + "]";
    }
}
