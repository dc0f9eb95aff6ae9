package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;
import static io.drydock.api.model.error.EngineException.notFound;

import io.drydock.api.engine.container.ExecEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.exec.ExecProcessConfig;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.service.leases.Leases;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/** Further processes. Finished ones can be inspected for five minutes. */
final class Execs implements ExecEngine {

    private static final Logger LOG = LoggerFactory.getLogger(Execs.class);
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Map<String, Exec> execs = new ConcurrentHashMap<>();
    private final Parts parts;
    private final ExecLaunches launches;
    private final Executor executor;

    Execs(Parts parts, Executor executor) {
        this.parts = parts;
        this.launches = new ExecLaunches(parts);
        this.executor = executor;
    }

    @Override
    public String create(String reference, ExecCreateRequest request) {
        List<String> command = request.cmd();
        if (command == null || command.isEmpty()) {
            throw invalid("No exec command specified");
        }
        Container container =
                requireRunning(reference, parts.containers().resolve(reference).get());
        DetachKeys.parse(request.detachKeys());
        forgetOld();
        Exec exec =
                new Exec(Names.id(), container.id(), request, Exec.State.CREATED, null, null, null);
        execs.put(exec.id(), exec);
        parts.publisher()
                .publish(container, "exec_create: " + line(command), Map.of("execID", exec.id()));
        return exec.id();
    }

    @Override
    public Optional<Hijack> start(ApiVersion version, String id, ExecStartRequest request) {
        Exec exec = claim(id);
        Entry entry = parts.containers().resolve(exec.containerId());
        boolean attached = !request.detach();
        try {
            Container container = requireRunning(exec.containerId(), entry.get());
            parts.publisher()
                    .publish(container, "exec_start: " + line(command(exec)), Map.of("execID", id));
            Task task = launches.launch(entry, exec, request);
            execs.put(id, exec.running(task));
            watch(id, task);
        } catch (EngineException e) {
            failed(exec, StartFailure.of(e), attached);
        }
        return attached
                ? Optional.of(ExecLaunches.hijack(version, exec, request.tty()))
                : Optional.empty();
    }

    private void watch(String id, Task task) {
        parts.points().open("exec/" + id, task.attach(), Duration.ZERO);
        parts.processes()
                .whenExited(new ProcessIdentity(task.monitor(), task.monitorStarted()))
                .thenRunAsync(() -> ended(id, task), executor);
    }

    /** All that is known, for the next generation. */
    List<Exec> all() {
        return List.copyOf(execs.values());
    }

    /** Takes over what another generation knows, and watches those that run. */
    void adopt(List<Exec> others) {
        execs.clear();
        for (Exec exec : others) {
            execs.put(exec.id(), exec);
            Task task = exec.task();
            if (exec.state() == Exec.State.RUNNING && task != null) {
                watch(exec.id(), task);
            }
        }
    }

    /** dockerd has taken the connection by now and says on it why the process does not run. */
    private void failed(Exec exec, StartFailure failure, boolean attached) {
        execs.put(exec.id(), exec.ended(failure.exitCode() == 128 ? 126 : failure.exitCode()));
        if (!attached) {
            throw failure.exception();
        }
        parts.points().close("exec/" + exec.id(), failure.message() + "\r\n");
    }

    private void ended(String id, Task task) {
        Tenure.Step step = parts.tenure().tryStep();
        if (step == null) {
            // the next generation watches the same monitor
            return;
        }
        try (step) {
            record(id, task);
        }
    }

    private void record(String id, Task task) {
        String reason = "";
        try {
            TaskExit exit =
                    runtime(driver -> driver.exit(task))
                            .orElseGet(() -> new TaskExit(Exits.UNKNOWN, Instant.now(), false));
            reason = exit.error().isEmpty() ? "" : exit.error() + "\r\n";
            Exec exec = execs.computeIfPresent(id, (key, old) -> old.ended(exit.code()));
            if (exec != null && exit.error().isEmpty()) {
                died(exec, exit.code());
            }
        } catch (RuntimeException e) {
            LOG.error("recording the end of exec {}", id, e);
        } finally {
            parts.points().close("exec/" + id, reason);
        }
        runtime(
                driver -> {
                    driver.delete(task);
                    return true;
                });
    }

    private void died(Exec exec, int code) {
        Map<String, String> attributes =
                Map.of("execID", exec.id(), "exitCode", Integer.toString(code));
        parts.containers()
                .find(exec.containerId())
                .ifPresent(entry -> parts.publisher().publish(entry.get(), "exec_die", attributes));
    }

    @Override
    public ExecInspect inspect(String id) {
        Exec exec = require(id);
        ExecCreateRequest request = exec.request();
        List<String> command = command(exec);
        Task task = exec.task();
        return new ExecInspect(
                id,
                exec.state() == Exec.State.RUNNING,
                exec.exitCode(),
                new ExecProcessConfig(
                        request.tty(),
                        command.getFirst(),
                        command.subList(1, command.size()),
                        request.privileged(),
                        request.user()),
                request.attachStdin(),
                request.attachStderr(),
                request.attachStdout(),
                false,
                exec.containerId(),
                detachKeys(request),
                task == null ? 0 : (int) task.pid());
    }

    @Override
    public void resize(String id, int height, int width) {
        Task task = require(id).task();
        if (task == null) {
            throw invalid("exec process is not started");
        }
        runtime(
                driver -> {
                    driver.resize(task, height, width);
                    return true;
                });
    }

    /** Ids of those that run in a container. */
    List<String> running(String containerId) {
        List<String> ids = new ArrayList<>();
        for (Exec exec : execs.values()) {
            if (exec.containerId().equals(containerId) && exec.state() == Exec.State.RUNNING) {
                ids.add(exec.id());
            }
        }
        return ids;
    }

    @Nullable Exec find(String id) {
        return execs.get(id);
    }

    private Exec claim(String id) {
        require(id);
        Exec[] claimed = new Exec[1];
        execs.computeIfPresent(
                id,
                (key, exec) -> {
                    if (exec.state() != Exec.State.CREATED) {
                        return exec;
                    }
                    claimed[0] = exec.starting();
                    return claimed[0];
                });
        if (claimed[0] == null) {
            boolean over = require(id).state() == Exec.State.ENDED;
            throw conflict(
                    over
                            ? "exec command %s has already run".formatted(id)
                            : "exec command %s is already running".formatted(id));
        }
        return claimed[0];
    }

    private Exec require(String id) {
        Exec exec = execs.get(id);
        if (exec == null) {
            throw notFound("No such exec instance: " + id);
        }
        return exec;
    }

    private static String detachKeys(ExecCreateRequest request) {
        return request.detachKeys().isEmpty()
                ? ""
                : Base64.getEncoder().encodeToString(DetachKeys.parse(request.detachKeys()));
    }

    /** As dockerd's events have it: the blank stands there without arguments too. */
    private static String line(List<String> command) {
        return command.getFirst() + " " + String.join(" ", command.subList(1, command.size()));
    }

    private static Container requireRunning(String reference, Container container) {
        return switch (container.status()) {
            case RUNNING -> container;
            case PAUSED ->
                    throw conflict(
                            "Container %s is paused, unpause the container before exec"
                                    .formatted(reference));
            case RESTARTING ->
                    throw conflict(
                            "Container %s is restarting, wait until the container is running"
                                    .formatted(container.id()));
            case CREATED, EXITED, REMOVING, DEAD ->
                    throw conflict("container %s is not running".formatted(container.id()));
        };
    }

    private static List<String> command(Exec exec) {
        List<String> command = exec.request().cmd();
        return command == null ? List.of() : command;
    }

    private void forgetOld() {
        long limit = System.currentTimeMillis() - KEPT.toMillis();
        execs.values()
                .removeIf(
                        exec -> {
                            Long ended = exec.ended();
                            return ended != null && ended < limit;
                        });
    }

    private <T> T runtime(java.util.function.Function<RuntimeDriver, T> call) {
        return Leases.use(parts.drivers(), RuntimeDriver.class, Starts.DRIVER, call);
    }
}
