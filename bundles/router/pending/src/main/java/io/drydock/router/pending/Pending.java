package io.drydock.router.pending;

import java.util.Map;

/** What a path stands for, by its first segment. */
final class Pending {

    private static final Map<String, String> SUBJECTS =
            Map.ofEntries(
                    Map.entry("build", "building images"),
                    Map.entry("session", "the build session"),
                    Map.entry("grpc", "the build control connection"),
                    Map.entry("plugins", "managing Docker plugins"),
                    Map.entry("swarm", "swarm mode"),
                    Map.entry("services", "the service API of swarm mode"),
                    Map.entry("nodes", "the node API of swarm mode"),
                    Map.entry("tasks", "the task API of swarm mode"),
                    Map.entry("secrets", "the secret API of swarm mode"),
                    Map.entry("configs", "the config API of swarm mode"));

    private Pending() {}

    /** The answer for a path without a leading slash. */
    static String message(String path) {
        String first = path.split("/", 2)[0];
        return SUBJECTS.getOrDefault(first, first) + " is not implemented yet";
    }
}
