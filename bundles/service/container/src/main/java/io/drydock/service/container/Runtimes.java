package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.spi.runtime.RuntimeCommand;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The runtimes containers may name: those of the configuration, crun and runc where installed. */
final class Runtimes {

    private static final List<String> KNOWN = List.of("crun", "runc");
    private static final List<String> PLACES =
            List.of("/usr/bin", "/usr/local/bin", "/usr/sbin", "/usr/local/sbin");

    private final Map<String, RuntimeCommand> installed = new LinkedHashMap<>();
    private final LiveSettings settings;

    Runtimes(LiveSettings settings) {
        this.settings = settings;
        for (String name : KNOWN) {
            find(name)
                    .ifPresent(
                            path -> installed.put(name, new RuntimeCommand(name, path, List.of())));
        }
    }

    /** {@code line} is its path, then its arguments, a line each. */
    private static RuntimeCommand command(String name, String line) {
        List<String> words = List.of(line.split("\n", -1));
        return new RuntimeCommand(name, program(words.getFirst()), words.subList(1, words.size()));
    }

    /** A name alone is looked for where programs are, as a shell would. */
    static Path program(String word) {
        return word.contains("/") ? Path.of(word) : find(word).orElse(Path.of(word));
    }

    private static Optional<Path> find(String name) {
        return PLACES.stream()
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Name of the default runtime. */
    String standard() {
        String wanted = settings.get().default$_$runtime();
        return wanted.isEmpty() ? installed.keySet().stream().findFirst().orElse("runc") : wanted;
    }

    RuntimeCommand command(String name) {
        String wanted = name.equals("io.containerd.runc.v2") ? "runc" : name;
        String line = HostDefaults.pairs(settings.get().runtimes()).get(wanted);
        RuntimeCommand command = line == null ? installed.get(wanted) : command(wanted, line);
        if (command == null) {
            throw invalid("unknown or invalid runtime name: " + name);
        }
        return command;
    }
}
