package io.drydock.service.admission;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.PortBinding;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A port with an empty list of bindings: up to 1.52 that is any port of the host, of which 1.52
 * warns, and later it is no binding.
 */
final class PortGates {

    private static final PortBinding ANY = new PortBinding("", "");

    private PortGates() {}

    static HostConfig adjust(ApiVersion version, HostConfig host, Consumer<String> warnings) {
        Map<String, @Nullable List<PortBinding>> given = host.portBindings();
        if (given == null) {
            return host;
        }
        Map<String, @Nullable List<PortBinding>> bindings = new TreeMap<>();
        TreeSet<String> empty = new TreeSet<>();
        given.forEach(
                (port, bound) -> {
                    if (bound != null && !bound.isEmpty()) {
                        bindings.put(port, bound);
                    } else if (!version.atLeast(53)) {
                        empty.add(port);
                        bindings.put(port, List.of(ANY));
                    }
                });
        if (!empty.isEmpty() && version.atLeast(52)) {
            warnings.accept(
                    "Following container port(s) have an empty list of port-bindings: "
                            + String.join(", ", empty)
                            + ". Starting with API 1.53, such bindings will be discarded.");
        }
        return host.with(draft -> draft.portBindings = bindings);
    }
}
