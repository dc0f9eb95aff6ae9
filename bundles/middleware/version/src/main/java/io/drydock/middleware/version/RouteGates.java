package io.drydock.middleware.version;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.regex.Pattern;

/** Routes that came after the oldest version; older clients are told so, as by dockerd. */
final class RouteGates {

    /** A route by its method and template, and the version that brought it. */
    private record Gate(String method, String template, Pattern path, String since) {

        static Gate of(String method, String template, String since) {
            Pattern path = Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+"));
            return new Gate(method, template, path, since);
        }
    }

    private static final List<Gate> GATES =
            List.of(
                    Gate.of("POST", "/containers/prune", "1.25"),
                    Gate.of("POST", "/images/prune", "1.25"),
                    Gate.of("POST", "/networks/prune", "1.25"),
                    Gate.of("POST", "/volumes/prune", "1.25"));

    private RouteGates() {}

    /** What a client of that version is told, or null if it may go on. */
    static @Nullable String refusal(String method, String path, String version) {
        if (!path.endsWith("/prune")) {
            return null;
        }
        for (Gate gate : GATES) {
            if (gate.method().equals(method)
                    && ApiVersions.compare(version, gate.since()) < 0
                    && gate.path().matcher(path).matches()) {
                return "%s %s requires minimum API version %s"
                        .formatted(method, gate.template(), gate.since());
            }
        }
        return null;
    }
}
