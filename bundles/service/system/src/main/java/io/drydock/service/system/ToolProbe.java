package io.drydock.service.system;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks the external programs for their versions; takes some child processes, so not per request.
 */
final class ToolProbe {
    private static final Logger LOG = LoggerFactory.getLogger(ToolProbe.class);
    private static final List<String> KNOWN_RUNTIMES = List.of("crun", "runc");
    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Pattern VERSION = Pattern.compile("version v?(\\S+)");

    private final Drivers drivers;
    private final Processes processes;

    ToolProbe(Drivers drivers, Processes processes) {
        this.drivers = drivers;
        this.processes = processes;
    }

    Tools probe(SystemConfiguration configuration) {
        Map<String, String> runtimes = runtimes(configuration);
        Map<String, String> versions = new LinkedHashMap<>();
        runtimes.forEach((name, path) -> versions.putAll(versions(name, path)));
        String given = configuration.default$_$runtime();
        String byDefault = given.isEmpty() ? first(runtimes) : given;
        return new Tools(runtimes, byDefault, versions, initVersion(configuration));
    }

    private Map<String, String> runtimes(SystemConfiguration configuration) {
        Map<String, String> found = new LinkedHashMap<>();
        for (String name : KNOWN_RUNTIMES) {
            processes.which(name).ifPresent(path -> found.put(name, path));
        }
        Arrays.stream(configuration.runtimes())
                .map(entry -> entry.split("=", 2))
                .filter(entry -> entry.length == 2)
                .forEach(entry -> found.put(entry[0], entry[1].split("\n", 2)[0]));
        return found;
    }

    private static String first(Map<String, String> runtimes) {
        return runtimes.keySet().stream().findFirst().orElse("");
    }

    private Map<String, String> versions(String name, String path) {
        for (String driver : drivers.names(RuntimeDriver.class)) {
            try (Lease<RuntimeDriver> runtime = drivers.lease(RuntimeDriver.class, driver)) {
                RuntimeCommand command = new RuntimeCommand(name, Path.of(path), List.of());
                return runtime.driver().probe(command).versions();
            } catch (DriverException e) {
                LOG.warn("runtime {} does not tell its version: {}", name, e.getMessage());
            }
        }
        return Map.of();
    }

    private String initVersion(SystemConfiguration configuration) {
        String given = configuration.init$_$path();
        try {
            return processes
                    .which(given.isEmpty() ? "docker-init" : given)
                    .map(path -> SpawnRequest.of(path, "--version"))
                    .map(request -> processes.run(request, new byte[0], LIMIT))
                    .map(ToolProbe::version)
                    .orElse("");
        } catch (DriverException e) {
            LOG.warn("the init program does not tell its version: {}", e.getMessage());
            return "";
        }
    }

    private static String version(ProcessOutput output) {
        Matcher matcher = VERSION.matcher(output.stdout());
        return matcher.find() ? matcher.group(1) : "";
    }
}
