package io.drydock.service.system;

import java.util.Map;

/**
 * The external programs as found on this host.
 *
 * @param runtimes runtime name to the path of its program
 * @param defaultRuntime name of the one that containers get who ask for none
 * @param versions program to version: {@code crun -> 1.8.1}, {@code conmon -> 2.1.6}
 * @param initVersion version of the init program, empty without one
 */
record Tools(
        Map<String, String> runtimes,
        String defaultRuntime,
        Map<String, String> versions,
        String initVersion) {
    /** What is known before the host has been asked. */
    static final Tools UNKNOWN = new Tools(Map.of(), "", Map.of(), "");

    Tools {
        runtimes = Map.copyOf(runtimes);
        versions = Map.copyOf(versions);
    }

    String version(String program) {
        return versions.getOrDefault(program, "");
    }
}
