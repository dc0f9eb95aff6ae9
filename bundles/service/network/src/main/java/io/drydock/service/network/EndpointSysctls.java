package io.drydock.service.network;

import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.Sysctls;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kernel parameters of one interface, from an option of the endpoint. */
final class EndpointSysctls {

    private static final String OPTION = "com.docker.network.endpoint.sysctls";
    private static final Pattern ONE =
            Pattern.compile("net\\.(ipv4|ipv6|mpls)\\.(\\w+)\\.IFNAME\\.(\\w+)=(.*)");

    private final Sysctls sysctls;

    EndpointSysctls(Sysctls sysctls) {
        this.sysctls = sysctls;
    }

    static void check(EndpointSettings settings) {
        values(settings, "lo");
    }

    void apply(Path netns, EndpointRecord endpoint) {
        Map<String, String> values = values(endpoint.settings(), endpoint.link());
        if (!values.isEmpty()) {
            sysctls.writeInside(netns, values);
        }
    }

    /** Written with slashes, since names of interfaces may hold dots. */
    private static Map<String, String> values(EndpointSettings settings, String link) {
        Map<String, String> values = new LinkedHashMap<>();
        Map<String, String> options = settings.driverOpts();
        String text = options == null ? "" : options.getOrDefault(OPTION, "");
        for (String each : text.isBlank() ? new String[0] : text.split(",")) {
            Matcher match = ONE.matcher(each.strip());
            if (!match.matches()) {
                throw EngineException.invalid(
                        ("unrecognised network interface sysctl '%s'; represent"
                                        + " 'net.X.Y.ethN.Z=V' as 'net.X.Y.IFNAME.Z=V'")
                                .formatted(each.strip()));
            }
            String key =
                    String.join("/", "net", match.group(1), match.group(2), link, match.group(3));
            values.put(key, match.group(4));
        }
        return values;
    }
}
