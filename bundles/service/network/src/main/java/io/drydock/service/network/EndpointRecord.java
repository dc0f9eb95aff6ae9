package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.PortMapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A container's place on a network as the store keeps it.
 *
 * @param network name of the network
 * @param ipv4 address without prefix, empty without
 * @param prefix its length
 * @param link name of the interface in the sandbox
 * @param ports published, with chosen host ports
 * @param settings as inspect shows them
 * @param ipv6 like {@code ipv4}
 * @param prefix6 its length
 */
record EndpointRecord(
        String id,
        String networkId,
        String network,
        String driver,
        String containerId,
        String mac,
        String ipv4,
        int prefix,
        String link,
        List<PortMapping> ports,
        EndpointSettings settings,
        String ipv6,
        int prefix6) {

    EndpointRecord {
        ports = List.copyOf(ports);
        ipv6 = Objects.requireNonNullElse(ipv6, "");
    }

    EndpointSpec spec() {
        Map<String, String> options = new HashMap<>();
        if (settings.driverOpts() != null) {
            options.putAll(settings.driverOpts());
        }
        options.put("com.docker.network.endpoint.ifname", link);
        return new EndpointSpec(id, containerId, mac, cidr4(), cidr6(), options);
    }

    /** Empty without IPv4, as inspect shows it. */
    String cidr4() {
        return ipv4.isEmpty() ? "" : ipv4 + "/" + prefix;
    }

    String cidr6() {
        return ipv6.isEmpty() ? "" : ipv6 + "/" + prefix6;
    }

    /** Its addresses, IPv4 first. */
    List<String> addresses() {
        return Stream.of(ipv4, ipv6).filter(address -> !address.isEmpty()).toList();
    }

    EndpointRecord withSettings(EndpointSettings changed) {
        return with(mac, ports, changed);
    }

    EndpointRecord withMac(String chosen) {
        return with(chosen, ports, settings.with(draft -> draft.macAddress = chosen));
    }

    EndpointRecord withPorts(List<PortMapping> chosen) {
        return with(mac, chosen, settings);
    }

    private EndpointRecord with(String mac, List<PortMapping> ports, EndpointSettings settings) {
        return new EndpointRecord(
                id,
                networkId,
                network,
                driver,
                containerId,
                mac,
                ipv4,
                prefix,
                link,
                ports,
                settings,
                ipv6,
                prefix6);
    }
}
