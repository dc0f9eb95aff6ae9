package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;

import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of interfaces inside sandboxes. */
final class InterfaceNames {

    /** Option of an endpoint. */
    static final String WANTED = "com.docker.network.endpoint.ifname";

    private static final String PREFIX = "com.docker.network.container_iface_prefix";
    private static final Pattern NAME = Pattern.compile("[^\\s/:]{1,15}");

    private InterfaceNames() {}

    /** The name wanted, empty for any. */
    static String wanted(EndpointSettings settings) {
        Map<String, String> options = settings.driverOpts();
        String name = options == null ? "" : options.getOrDefault(WANTED, "");
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.matches("\\.{1,2}|lo"))) {
            throw EngineException.invalid("invalid interface name: " + name);
        }
        return name;
    }

    /**
     * A name for one more interface beside {@code present}.
     *
     * @param first number to try: that of an interface that is gone does not come again
     */
    static String choose(
            NetworkRecord network,
            EndpointSettings settings,
            Collection<String> present,
            int first) {
        String wanted = wanted(settings);
        if (!wanted.isEmpty()) {
            if (present.contains(wanted)) {
                throw EngineException.conflict(
                        "interface name %s is already in use".formatted(wanted));
            }
            return wanted;
        }
        String prefix = network.options().getOrDefault(PREFIX, "eth");
        int number = first;
        while (present.contains(prefix + number)) {
            number++;
        }
        return prefix + number;
    }
}
