package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** What a request comes to. */
sealed interface Plan {

    /** The host's own network. */
    record OnHost() implements Plan {}

    /** Loopback only. */
    record Alone() implements Plan {}

    /**
     * The namespace of another container.
     *
     * @param container its id
     * @param namespace null as long as it does not run
     */
    record Joined(String container, @Nullable Path namespace) implements Plan {}

    /**
     * On one network or more; the first gives the default route and publishes the ports.
     *
     * @param wishes in the order of the interfaces
     */
    record Attached(List<Wish> wishes) implements Plan {}

    /** A network, and what is wanted there. */
    record Wish(NetworkRecord network, EndpointSettings settings) {

        String address() {
            return settings.ipamConfig() == null ? "" : settings.ipamConfig().ipv4Address();
        }

        String address6() {
            return settings.ipamConfig() == null ? "" : settings.ipamConfig().ipv6Address();
        }
    }
}
