package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.PortMapping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A container's place on a network as the store keeps it.
 *
 * @param network name of the network
 * @param ipv4 address without prefix
 * @param prefix its length
 * @param link name of the interface in the sandbox
 * @param ports published, with chosen host ports
 * @param settings as inspect shows them
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
        EndpointSettings settings) {

    EndpointRecord {
        ports = List.copyOf(ports);
    }

    EndpointSpec spec() {
        Map<String, String> options = new HashMap<>();
        if (settings.driverOpts() != null) {
            options.putAll(settings.driverOpts());
        }
        options.put("com.docker.network.endpoint.ifname", link);
        return new EndpointSpec(id, containerId, mac, ipv4 + "/" + prefix, "", options);
    }

    /** Of both families, without prefix. */
    List<String> addresses() {
        return Stream.of(ipv4, settings.globalIpv6Address()).filter(it -> !it.isEmpty()).toList();
    }

    EndpointRecord withSettings(EndpointSettings changed) {
        return new EndpointRecord(
                id, networkId, network, driver, containerId, mac, ipv4, prefix, link, ports,
                changed);
    }

    EndpointRecord withMac(String chosen) {
        return new EndpointRecord(
                id,
                networkId,
                network,
                driver,
                containerId,
                chosen,
                ipv4,
                prefix,
                link,
                ports,
                settings.with(draft -> draft.macAddress = chosen));
    }

    EndpointRecord withPorts(List<PortMapping> chosen) {
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
                chosen,
                settings);
    }
}
