package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.spi.runtime.RuntimeCommand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The runtimes containers may name: those of the configuration, crun and runc where installed. */
final class Runtimes {

    private static final List<String> KNOWN = List.of("crun", "runc");
    private static final List<String> PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/usr/sbin", "/usr/local/sbin");

    private final Map<String, RuntimeCommand> commands = new LinkedHashMap<>();
    private final String standard;

    Runtimes(Settings settings) {
        for (String name : KNOWN) {
            PLACES.stream()
                    .map(place -> Path.of(place, name))
                    .filter(Files::isExecutable)
                    .findFirst()
                    .ifPresent(
                            path -> commands.put(name, new RuntimeCommand(name, path, List.of())));
        }
        HostDefaults.pairs(settings.runtimes())
                .forEach((name, line) -> commands.put(name, command(name, line)));
        standard =
                settings.default$_$runtime().isEmpty()
                        ? commands.keySet().stream().findFirst().orElse("runc")
                        : settings.default$_$runtime();
    }

    /** {@code line} is its path, then its arguments, a line each. */
    private static RuntimeCommand command(String name, String line) {
        List<String> words = List.of(line.split("\n", -1));
        return new RuntimeCommand(name, Path.of(words.getFirst()), words.subList(1, words.size()));
    }

    /** Name of the default runtime. */
    String standard() {
        return standard;
    }

    RuntimeCommand command(String name) {
        RuntimeCommand command = commands.get(name.equals("io.containerd.runc.v2") ? "runc" : name);
        if (command == null) {
            throw invalid("unknown or invalid runtime name: " + name);
        }
        return command;
    }
}
