package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.notFound;

import io.drydock.api.engine.container.ProbedContainers.Probe;
import io.drydock.api.engine.container.ProbedContainers.ProbeEnd;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.service.leases.Leases;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Processes that probe the health of a container; each is forgotten as soon as it has ended. */
final class ProbeExecs {

    private static final Duration STARTING = Duration.ofSeconds(30);

    /** For the monitor to write down the end of a process that is dead. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final Parts parts;
    private final Path directory;

    ProbeExecs(Parts parts) {
        this.parts = parts;
        this.directory = parts.directories().probes();
    }

    private record Running(Container container, Task task) {}

    Probe begin(Entry entry, long number, List<String> command) {
        Container container = entry.get();
        Run run = entry.run();
        if (run == null
                || container.status() != Status.RUNNING
                || container.phase().exits() != number) {
            throw conflict("container %s is not running".formatted(container.id()));
        }
        String id = Names.id();
        String text = String.join(" ", command);
        publish(container, "exec_create: " + text, Map.of("execID", id));
        publish(container, "exec_start: " + text, Map.of("execID", id));
        TaskPlace place =
                new TaskPlace(
                        id,
                        run.task().place().runtime(),
                        directory.resolve(id),
                        null,
                        false,
                        false,
                        false);
        ExecSpec spec =
                new ExecSpec(
                        ExecProcesses.of(container, request(command), List.of(), List.of()),
                        parts.roots().mount(container.id()),
                        true,
                        false);
        Task task = runtime(driver -> driver.exec(run.task(), spec, place, STARTING));
        running.put(id, new Running(container, task));
        return new Probe(
                id,
                task.attach().socket(),
                task.attach().release(),
                task.monitor(),
                task.monitorStarted());
    }

    ProbeEnd end(String id) {
        Running probe = running.remove(id);
        if (probe == null) {
            throw notFound("No such exec instance: " + id);
        }
        Task task = probe.task();
        ProcessIdentity monitor = new ProcessIdentity(task.monitor(), task.monitorStarted());
        if (parts.processes().isAlive(monitor)) {
            Descendants.kill(parts.processes(), monitor);
            parts.processes().awaitExit(monitor, ENDING);
        }
        Optional<TaskExit> exit = runtime(driver -> driver.exit(task));
        runtime(
                driver -> {
                    driver.delete(task);
                    return true;
                });
        int code = exit.map(TaskExit::code).orElse(-1);
        publish(
                probe.container(),
                "exec_die",
                Map.of("execID", id, "exitCode", Integer.toString(code)));
        return new ProbeEnd(code, exit.map(TaskExit::error).orElse("it has ended without a word"));
    }

    /** Clears away what an earlier engine has left. */
    void sweep() {
        for (Path left : Directories.list(directory)) {
            String id = left.getFileName().toString();
            if (running.containsKey(id)) {
                continue;
            }
            TaskPlace place =
                    new TaskPlace(
                            id,
                            parts.runtimes().command(parts.runtimes().standard()),
                            left,
                            null,
                            false,
                            false,
                            false);
            runtime(driver -> driver.find(place))
                    .ifPresent(
                            task -> {
                                Descendants.kill(
                                        parts.processes(),
                                        new ProcessIdentity(task.monitor(), task.monitorStarted()));
                                runtime(
                                        driver -> {
                                            driver.delete(task);
                                            return true;
                                        });
                            });
            Directories.delete(left);
        }
    }

    private static ExecCreateRequest request(List<String> command) {
        return new ExecCreateRequest(
                "", false, false, null, false, true, true, false, "", List.of(), "", command);
    }

    private void publish(Container container, String action, Map<String, String> attributes) {
        parts.publisher().publish(container, action, attributes);
    }

    private <T> T runtime(Function<RuntimeDriver, T> call) {
        return Leases.use(parts.drivers(), RuntimeDriver.class, Starts.DRIVER, call);
    }
}
