package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.EndpointSettings;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The container-wide hardware address, which became one of the endpoint with API 1.44. Older
 * clients name it beside the container and cannot name it at the endpoint.
 */
final class MacAddresses {

    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F]{2}([:-][0-9a-fA-F]{2}){5}");
    private static final String DEPRECATED =
            "The container-wide MacAddress field is now deprecated. It should be specified in"
                    + " EndpointsConfig instead.";

    private MacAddresses() {}

    /** Moves it into {@code endpoints}; the result is the configuration that is left. */
    static ContainerConfig move(
            ApiVersion version,
            ContainerConfig config,
            String mode,
            Map<String, EndpointSettings> endpoints,
            Consumer<String> warnings) {
        String wanted = config.macAddress();
        if (!version.atLeast(44)) {
            endpoints.replaceAll((network, settings) -> with(settings, ""));
        }
        endpoints.values().forEach(settings -> check(settings.macAddress()));
        check(wanted);
        if (wanted.isEmpty()) {
            return config;
        }
        boolean addressed =
                !mode.startsWith("container:") && !Set.of("host", "none").contains(mode);
        if (addressed) {
            put(network(mode), wanted, endpoints);
        } else if (!version.atLeast(44)) {
            throw invalid("conflicting options: mac-address and the network mode");
        }
        if (version.atLeast(44)) {
            warnings.accept(DEPRECATED);
        }
        return config.with(draft -> draft.macAddress = "");
    }

    private static void put(
            String network, String wanted, Map<String, EndpointSettings> endpoints) {
        EndpointSettings present =
                endpoints.getOrDefault(network, EndpointSettings.of(draft -> {}));
        if (!present.macAddress().isEmpty() && !present.macAddress().equals(wanted)) {
            throw invalid(
                    "the container-wide MAC address must match the endpoint-specific MAC address"
                            + " for the main network, or be left empty");
        }
        endpoints.put(network, with(present, wanted));
    }

    private static String network(String mode) {
        return mode.isEmpty() || mode.equals("default") ? "bridge" : mode;
    }

    private static EndpointSettings with(EndpointSettings settings, String address) {
        return settings.with(draft -> draft.macAddress = address);
    }

    static void check(String address) {
        if (!address.isEmpty() && !ADDRESS.matcher(address).matches()) {
            throw invalid("address %s: invalid MAC address".formatted(address));
        }
    }
}
