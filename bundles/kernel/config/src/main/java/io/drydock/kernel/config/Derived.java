package io.drydock.kernel.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Values that follow from others: TLS, listeners, spelled-out limits. */
final class Derived {

    private Derived() {}

    static void complete(
            Map<String, Object> values, Map<String, String> environment, Set<String> given) {
        tls(values, environment, given);
        hosts(values);
        ulimits(values);
    }

    /** That {@code tlsverify} is given at all, even as false, switches TLS on: dockerd's rule. */
    private static void tls(
            Map<String, Object> values, Map<String, String> environment, Set<String> given) {
        boolean fromEnvironment = !environment.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty();
        if (fromEnvironment && !given.contains("tlsverify")) {
            values.put("tlsverify", true);
        }
        if (given.contains("tlsverify") || fromEnvironment) {
            values.put("tls", true);
        }
        if (Boolean.TRUE.equals(values.get("tls"))) {
            String folder = environment.getOrDefault("DOCKER_CERT_PATH", "");
            Path certificates =
                    folder.isEmpty()
                            ? Path.of(environment.getOrDefault("HOME", "/root"), ".docker")
                            : Path.of(folder);
            values.putIfAbsent("tlscacert", certificates.resolve("ca.pem").toString());
            values.putIfAbsent("tlscert", certificates.resolve("cert.pem").toString());
            values.putIfAbsent("tlskey", certificates.resolve("key.pem").toString());
        }
    }

    private static void hosts(Map<String, Object> values) {
        boolean tls = Boolean.TRUE.equals(values.get("tls"));
        String[] given = (String[]) values.getOrDefault("hosts", new String[0]);
        Stream<String> hosts = given.length == 0 ? Stream.of("") : Arrays.stream(given);
        values.put(
                "hosts",
                hosts.map(host -> HostAddress.normalise(host, tls))
                        .sorted()
                        .distinct()
                        .toArray(String[]::new));
    }

    private static void ulimits(Map<String, Object> values) {
        String[] given = (String[]) values.getOrDefault("default-ulimits", new String[0]);
        values.put(
                "default-ulimits",
                Arrays.stream(given).map(Ulimit::normalise).toArray(String[]::new));
    }
}
