package io.drydock.service.labels;

import io.drydock.api.model.error.EngineException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Directories a host does not survive the relabelling of; dockerd refuses the same. */
final class RefusedPlaces {

    private static final Set<String> SYSTEM =
            Set.of(
                    "/",
                    "/bin",
                    "/boot",
                    "/dev",
                    "/etc",
                    "/etc/passwd",
                    "/etc/pki",
                    "/etc/shadow",
                    "/home",
                    "/lib",
                    "/lib64",
                    "/media",
                    "/opt",
                    "/proc",
                    "/root",
                    "/run",
                    "/sbin",
                    "/srv",
                    "/sys",
                    "/tmp",
                    "/usr",
                    "/var",
                    "/var/lib",
                    "/var/log");

    private final Set<String> places = new HashSet<>(SYSTEM);

    /**
     * @param environment of the engine, which tells whose home else is refused
     * @param users {@code /etc/passwd}
     */
    RefusedPlaces(Map<String, String> environment, Path users) {
        places.add(environment.getOrDefault("HOME", "/"));
        String user = environment.getOrDefault("SUDO_USER", "");
        if (!user.isEmpty()) {
            places.add(home(user, users));
        }
    }

    /** {@code place} is without links. */
    void check(Path place) {
        if (places.contains(place.toString())) {
            throw EngineException.system(
                    "SELinux relabeling of %s is not allowed".formatted(place), null);
        }
    }

    private static String home(String user, Path users) {
        try (Stream<String> lines = Files.lines(users)) {
            return lines.map(line -> Arrays.asList(line.split(":", -1)))
                    .filter(fields -> fields.size() > 5 && fields.getFirst().equals(user))
                    .map(fields -> fields.get(5))
                    .findFirst()
                    .orElse("/");
        } catch (IOException e) {
            return "/";
        }
    }
}
