package io.drydock.service.network;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkContainer;

import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.TreeMap;

/** Networks as the API shows them. */
final class NetworkViews {

    private final OpenSandboxes sandboxes;

    NetworkViews(OpenSandboxes sandboxes) {
        this.sandboxes = sandboxes;
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
                        new NetworkContainer(sandbox.name(), "", "", "", ""));
            }
        }
        return view(network, containers);
    }

    private static NetworkContainer container(SandboxRecord sandbox, EndpointRecord endpoint) {
        return new NetworkContainer(
                sandbox.name(),
                endpoint.id(),
                endpoint.mac(),
                endpoint.ipv4() + "/" + endpoint.prefix(),
                "");
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
                    draft.enableIpv4 = true;
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
