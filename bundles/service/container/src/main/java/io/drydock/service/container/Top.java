package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;

import io.drydock.api.model.container.ContainerTop;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.service.leases.Leases;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Processes of a container as the host's {@code ps} shows them. The arguments are handed to ps as
 * words, never to a shell.
 */
final class Top {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** {@code -o pid=PID} hides or renames the column that says which process a line is about. */
    private static final Pattern RENAMED =
            Pattern.compile("\\s+(?:-[a-zA-Z]*)?o\\s*(\\w+)=\\s*(\\w+)");

    private final Parts parts;
    private final Processes programs;

    Top(Parts parts, Processes programs) {
        this.parts = parts;
        this.programs = programs;
    }

    ContainerTop list(Entry entry, String arguments) {
        String wanted = arguments.isBlank() ? "-ef" : arguments;
        checkArguments(wanted);
        Container container = entry.get();
        Run run = entry.run();
        if (container.status() == Status.RESTARTING) {
            throw conflict(
                    "Container %s is restarting, wait until the container is running"
                            .formatted(container.id()));
        }
        if (run == null || !container.live()) {
            throw conflict("container %s is not running".formatted(container.id()));
        }
        Set<Long> pids =
                Leases.use(
                        parts.drivers(),
                        RuntimeDriver.class,
                        Starts.DRIVER,
                        driver -> Set.copyOf(driver.processes(run.task())));
        ContainerTop top = PsOutput.parse(ps(wanted, pids), pids);
        parts.publisher().publish(container, "top");
        return top;
    }

    static void checkArguments(String arguments) {
        Matcher matcher = RENAMED.matcher(" " + arguments);
        while (matcher.find()) {
            if (matcher.group(1).equals("pid") && !matcher.group(2).equals("PID")) {
                throw EngineException.system(
                        "specifying \"%s\" is not allowed".formatted(matcher.group().strip()),
                        null);
            }
        }
    }

    /**
     * With the numbers first, so that ps reads these processes only; some forms of arguments do not
     * go along with that, then all processes are listed and picked from.
     */
    private List<String> ps(String arguments, Set<Long> pids) {
        String numbers = pids.stream().map(String::valueOf).collect(Collectors.joining(","));
        ProcessOutput output = run(arguments, List.of("-q" + numbers));
        if (!output.success()) {
            output = run(arguments, List.of());
        }
        if (!output.success()) {
            String said = output.stderr().lines().findFirst().orElse("").strip();
            throw EngineException.system("ps: " + said.replaceFirst("^(ps: )?", ""), null);
        }
        return output.stdout().lines().toList();
    }

    private ProcessOutput run(String arguments, List<String> first) {
        List<String> words = new ArrayList<>(List.of("ps"));
        words.addAll(first);
        words.addAll(List.of(arguments.strip().split("\\s+")));
        try {
            return programs.run(SpawnRequest.of(words), new byte[0], LIMIT);
        } catch (LinuxException e) {
            throw EngineException.system("ps: " + e.getMessage(), e);
        }
    }
}
