package io.drydock.service.network;

import io.drydock.service.network.Plan.Wish;

import java.util.Map;
import java.util.Objects;

/** Names of interfaces inside sandboxes. */
final class EndpointNames {

    private static final String WISHED = "com.docker.network.endpoint.ifname";
    private static final String PREFIX = "com.docker.network.container_iface_prefix";

    private EndpointNames() {}

    /** As the container or its network wants it, else {@code eth} and the number. */
    static String link(Wish wish, int index) {
        Map<String, String> options =
                Objects.requireNonNullElse(wish.settings().driverOpts(), Map.of());
        String prefix = wish.network().options().getOrDefault(PREFIX, "");
        return options.getOrDefault(WISHED, (prefix.isEmpty() ? "eth" : prefix) + index);
    }
}
