package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HealthcheckConfig;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The probe a container asks for. */
final class Probes {

    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    /** No shell could run this: it is how the command line asks for the engine's own probes. */
    private static final Pattern NATIVE = Pattern.compile("(http|tcp)://\\S+");

    private final ProbedContainers containers;
    private final Machine machine;
    private final Dialer dialer;

    Probes(ProbedContainers containers, Machine machine) {
        this.containers = containers;
        this.machine = machine;
        this.dialer = new Dialer(machine.namespaces());
    }

    /** Null when it wants none. */
    @Nullable Probe of(ContainerRun run) {
        ContainerConfig config = run.config();
        HealthcheckConfig health = config.healthcheck();
        if (health == null || health.test().size() < 2) {
            return null;
        }
        List<String> words = health.test().subList(1, health.test().size());
        String first = words.getFirst();
        return switch (health.test().getFirst()) {
            case "CMD" -> new CommandProbe(words, containers, machine);
            case "CMD-SHELL" ->
                    words.size() == 1 && NATIVE.matcher(first).matches()
                            ? engine(first.startsWith("http:"), first)
                            : new CommandProbe(shell(config, words), containers, machine);
            case "HTTP" -> engine(true, first);
            case "TCP" -> engine(false, first);
            default -> null;
        };
    }

    private Probe engine(boolean http, String text) {
        try {
            Target target = Target.parse(text);
            return http ? new HttpProbe(target, dialer) : new TcpProbe(target, dialer);
        } catch (IllegalArgumentException e) {
            ProbeResult failure = ProbeResult.failed(String.valueOf(e.getMessage()));
            return (ContainerRun run, Duration timeout) -> failure;
        }
    }

    private static List<String> shell(ContainerConfig config, List<String> words) {
        List<String> own = config.shell();
        List<String> command = new ArrayList<>(own == null || own.isEmpty() ? SHELL : own);
        command.addAll(words);
        return command;
    }
}
