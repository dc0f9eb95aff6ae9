package io.drydock.service.network;

import io.drydock.api.spi.network.Opening;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What legacy links open on the default bridge where it keeps containers apart: the exposed ports
 * of one that is linked to, for the one that has the link, as long as both run. A function of the
 * open sandboxes, so it follows restarts and other addresses by itself.
 */
final class LinkedPorts {

    private static final int CHANGES = 20;

    private final Networks networks;
    private final OpenSandboxes sandboxes;
    private final NetworkDrivers drivers;

    LinkedPorts(Networks networks, OpenSandboxes sandboxes, NetworkDrivers drivers) {
        this.networks = networks;
        this.sandboxes = sandboxes;
        this.drivers = drivers;
    }

    /**
     * A sandbox has changed, or is gone. Who told the driver looks again afterwards: another one
     * may have told something older in between.
     */
    void follow(SandboxRecord changed) {
        if (changed.linked().isEmpty() && !target(changed.containerId())) {
            return;
        }
        Optional<NetworkRecord> bridge =
                networks.all().stream().filter(NetworkRecord::isDefaultBridge).findFirst();
        bridge.ifPresent(this::tell);
    }

    private boolean target(String containerId) {
        return sandboxes.all().stream().anyMatch(it -> it.linked().contains(containerId));
    }

    private void tell(NetworkRecord bridge) {
        List<Opening> told = of(bridge, sandboxes.all());
        for (int change = 0; change < CHANGES; change++) {
            List<Opening> now = told;
            drivers.network(
                    bridge.driver(),
                    driver -> {
                        driver.open(bridge.spec(), now);
                        return true;
                    });
            told = of(bridge, sandboxes.all());
            if (told.equals(now)) {
                return;
            }
        }
    }

    static List<Opening> of(NetworkRecord bridge, Collection<SandboxRecord> open) {
        List<Opening> all = new ArrayList<>();
        for (SandboxRecord caller : open) {
            String from = address(caller, bridge);
            open.stream()
                    .filter(called -> caller.linked().contains(called.containerId()))
                    .forEach(called -> all.addAll(between(from, called, bridge)));
        }
        return all.stream().distinct().sorted(LinkedPorts::compare).toList();
    }

    private static int compare(Opening one, Opening other) {
        return one.toString().compareTo(other.toString());
    }

    private static List<Opening> between(String from, SandboxRecord called, NetworkRecord bridge) {
        String to = address(called, bridge);
        if (from.isEmpty() || to.isEmpty()) {
            return List.of();
        }
        return called.ports().keySet().stream().map(port -> opening(from, to, port)).toList();
    }

    private static Opening opening(String from, String to, String port) {
        String[] parts = port.split("/", 2);
        String protocol = parts.length == 1 ? "tcp" : parts[1];
        return new Opening(from, to, protocol, Integer.parseInt(parts[0]));
    }

    /** Links are of IPv4 only. */
    private static String address(SandboxRecord sandbox, NetworkRecord bridge) {
        return sandbox.endpoints().stream()
                .filter(it -> it.networkId().equals(bridge.id()))
                .map(EndpointRecord::ipv4)
                .findFirst()
                .orElse("");
    }
}
