package io.drydock.service.network;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.network.ConfigReference;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkContainer;
import io.drydock.api.model.network.NetworkStatus;
import io.drydock.api.model.network.NetworkStatus.IpamStatus;
import io.drydock.api.model.network.NetworkStatus.SubnetStatus;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Networks as the API shows them. */
final class NetworkViews {

    private final OpenSandboxes sandboxes;
    private final Addresses addresses;

    NetworkViews(OpenSandboxes sandboxes, Addresses addresses) {
        this.sandboxes = sandboxes;
        this.addresses = addresses;
    }

    /** One network, with what is known of its addresses. */
    Network inspected(NetworkRecord network, ApiVersion version) {
        Network view = full(network);
        return version.atLeast(52) ? view.with(draft -> draft.status = status(network)) : view;
    }

    private NetworkStatus status(NetworkRecord network) {
        Map<String, SubnetStatus> subnets = new TreeMap<>();
        if (network.hasEndpoints()) {
            for (IpamConfig pool : network.pools()) {
                addresses
                        .status(network, pool)
                        .ifPresent(
                                it ->
                                        subnets.put(
                                                pool.subnet(),
                                                new SubnetStatus(it.inUse(), it.available())));
            }
        }
        return new NetworkStatus(new IpamStatus(subnets));
    }

    /** In a list containers are missing, but not for clients before 1.28. */
    Network listed(NetworkRecord network, ApiVersion version) {
        if (!version.atLeast(28)) {
            return full(network);
        }
        return view(network, version.atLeast(52) ? null : Map.of());
    }

    Network full(NetworkRecord network) {
        Map<String, NetworkContainer> containers = new TreeMap<>();
        for (SandboxRecord sandbox : sandboxes.all()) {
            for (EndpointRecord endpoint : sandbox.endpoints()) {
                if (endpoint.networkId().equals(network.id())) {
                    containers.put(sandbox.containerId(), container(sandbox, endpoint));
                }
            }
            if (sandbox.plain().contains(network.name())) {
                containers.put(
                        sandbox.containerId(),
                        new NetworkContainer(sandbox.name(), sandbox.plainEndpoint(), "", "", ""));
            }
        }
        return view(network, containers);
    }

    private static NetworkContainer container(SandboxRecord sandbox, EndpointRecord endpoint) {
        return new NetworkContainer(
                sandbox.name(), endpoint.id(), endpoint.mac(), endpoint.cidr4(), endpoint.cidr6());
    }

    private static Network view(
            NetworkRecord network, @Nullable Map<String, NetworkContainer> containers) {
        boolean predefined = network.predefined();
        return Network.of(
                draft -> {
                    draft.name = network.name();
                    draft.id = network.id();
                    draft.created = network.created();
                    draft.scope = "local";
                    draft.driver = network.driver();
                    draft.enableIpv4 = network.hasIpv4();
                    draft.enableIpv6 = network.ipv6();
                    draft.configOnly = network.configOnly();
                    draft.configFrom = new ConfigReference(network.configFrom());
                    draft.ipam =
                            new Ipam(
                                    network.ipamDriver(),
                                    predefined && network.ipamOptions().isEmpty()
                                            ? null
                                            : network.ipamOptions(),
                                    network.pools());
                    draft.internal = network.internal();
                    draft.attachable = network.attachable();
                    draft.containers = containers;
                    draft.options = network.options();
                    draft.labels = network.labels();
                });
    }
}
