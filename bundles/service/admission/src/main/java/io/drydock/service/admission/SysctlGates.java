package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.HostConfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Settings of the kernel for one interface. They can be made only when the interface is there, so
 * they belong to the end point since 1.46; up to 1.47 those of {@code eth0} are brought there from
 * the container's, later they are refused.
 */
final class SysctlGates {

    private static final String OPTION = "com.docker.network.endpoint.sysctls";

    private SysctlGates() {}

    static HostConfig adjust(
            ApiVersion version,
            HostConfig host,
            Map<String, EndpointSettings> endpoints,
            Consumer<String> warnings) {
        Map<String, String> kept = new HashMap<>();
        TreeMap<String, String> moved = new TreeMap<>();
        host.sysctls().forEach((name, value) -> (isOfLink(name) ? moved : kept).put(name, value));
        String mode = host.networkMode();
        if (moved.isEmpty() || mode.equals("host") || mode.startsWith("container:")) {
            return host;
        }
        String option = String.join(",", options(version, moved));
        String network = mode.isEmpty() || mode.equals("default") ? "bridge" : mode;
        endpoints.merge(network, with(option), (own, added) -> both(own, option));
        warnings.accept(
                "Migrated sysctl \"%s\" to DriverOpts{\"%s\":\"%s\"}."
                        .formatted(String.join(",", moved.keySet()), OPTION, option));
        return host.with(draft -> draft.sysctls = kept);
    }

    private static List<String> options(ApiVersion version, TreeMap<String, String> moved) {
        if (version.atLeast(48)) {
            throw invalid(
                    "interface specific sysctl setting \"%s\" must be supplied using driver option '%s'"
                            .formatted(moved.firstKey(), OPTION));
        }
        List<String> options = new ArrayList<>();
        moved.forEach(
                (name, value) -> {
                    String[] words = name.split("\\.", 5);
                    if (!words[3].equals("eth0")) {
                        throw invalid(
                                "unable to determine network endpoint for sysctl %s, use driver option '%s' to set per-interface sysctls"
                                        .formatted(name, OPTION));
                    }
                    words[3] = "IFNAME";
                    options.add(String.join(".", words) + "=" + value);
                });
        return options;
    }

    private static boolean isOfLink(String name) {
        return name.matches("net\\.[^.]*\\.[^.]*\\.eth[^.]*\\..+");
    }

    private static EndpointSettings with(String option) {
        return EndpointSettings.of(draft -> draft.driverOpts = Map.of(OPTION, option));
    }

    /** What the end point says itself goes last, and so before the container's. */
    private static EndpointSettings both(EndpointSettings own, String option) {
        Map<String, String> options =
                new HashMap<>(own.driverOpts() == null ? Map.of() : own.driverOpts());
        options.merge(OPTION, option, (present, added) -> added + "," + present);
        return own.with(draft -> draft.driverOpts = options);
    }
}
