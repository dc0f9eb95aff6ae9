package io.drydock.service.system;

import io.drydock.api.model.system.IndexInfo;
import io.drydock.api.model.system.RegistryConfig;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** How registries are reached, as information shows it. */
final class Registries {
    static final String INDEX_SERVER = "https://index.docker.io/v1/";

    private static final String HUB = "docker.io";
    private static final Pattern CIDR = Pattern.compile("[0-9a-fA-F.:]+/\\d{1,3}");

    private Registries() {}

    static RegistryConfig of(SystemConfiguration configuration) {
        List<String> ranges = new ArrayList<>(List.of("::1/128", "127.0.0.0/8"));
        List<String> mirrors =
                Arrays.stream(configuration.registry$_$mirrors())
                        .map(url -> url.endsWith("/") ? url : url + "/")
                        .toList();
        Map<String, IndexInfo> indexes = new TreeMap<>();
        for (String registry : configuration.insecure$_$registries()) {
            if (CIDR.matcher(registry).matches()) {
                ranges.add(registry);
            } else {
                indexes.put(registry, new IndexInfo(registry, List.of(), false, false));
            }
        }
        indexes.put(HUB, new IndexInfo(HUB, mirrors, true, true));
        return new RegistryConfig(null, null, ranges, indexes, mirrors);
    }
}
