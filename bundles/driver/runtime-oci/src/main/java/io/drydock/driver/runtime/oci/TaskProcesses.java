package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes behind tasks: who they are, signals, their end. */
final class TaskProcesses {

    private static final int KILL = 9;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TRIES = 20;

    private final ProcessHandles handles;
    private final RuntimeProgram program;
    private final Cgroups cgroups;

    TaskProcesses(ProcessHandles handles, RuntimeProgram program, Cgroups cgroups) {
        this.handles = handles;
        this.program = program;
        this.cgroups = cgroups;
    }

    /** The monitor by its pid file; one that is gone has start time 0, which no process has. */
    ProcessIdentity monitor(TaskFiles files) {
        long pid =
                TaskFiles.number(files.monitorPid())
                        .orElseThrow(
                                () ->
                                        new DriverException(
                                                Kind.SYSTEM,
                                                "the monitor of "
                                                        + files.directory()
                                                        + " left no pid file"));
        return handles.identify(pid)
                .filter(found -> belongs(pid, "cmdline", files.directory().toString()))
                .orElse(new ProcessIdentity(pid, 0));
    }

    Optional<Cgroup> cgroup(TaskPlace place) {
        Path config = new TaskFiles(place.bundle()).config();
        if (!Files.exists(config)) {
            return Optional.empty();
        }
        Map<String, Object> document = Json.read(config);
        return document.get("linux") instanceof Map<?, ?> linux
                        && linux.get("cgroupsPath") instanceof String path
                ? Optional.of(new Cgroup(cgroups, path))
                : Optional.empty();
    }

    void signal(Task task, int signal, boolean all) {
        if (all) {
            signalAll(task.place(), signal);
        } else if (!process(task).map(each -> handles.signal(each, signal)).orElse(false)) {
            throw new DriverException(Kind.NOT_FOUND, "process " + task.pid() + " has ended");
        }
    }

    private void signalAll(TaskPlace place, int signal) {
        cgroup(place)
                .ifPresent(
                        cgroup ->
                                cgroup.processes()
                                        .forEach(
                                                pid ->
                                                        handles.identify(pid)
                                                                .ifPresent(
                                                                        each ->
                                                                                handles.signal(
                                                                                        each,
                                                                                        signal))));
    }

    /**
     * The task's process unless its number has passed to a stranger: it is a child of the monitor,
     * or in the cgroup of the container.
     */
    private Optional<ProcessIdentity> process(Task task) {
        long pid =
                task.pid() > 0
                        ? task.pid()
                        : TaskFiles.number(new TaskFiles(task.place().bundle()).pid()).orElse(0L);
        if (pid <= 0) {
            return Optional.empty();
        }
        return handles.identify(pid)
                .filter(
                        found ->
                                belongs(pid, "status", "PPid:\t" + task.monitor() + "\n")
                                        || belongs(pid, "cgroup", task.place().id()));
    }

    private static boolean belongs(long pid, String file, String sign) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file)).contains(sign);
        } catch (IOException e) {
            return false;
        }
    }

    /** Kills what runs and waits for the monitor to have written everything down. */
    void end(Task task) {
        process(task).ifPresent(each -> handles.signal(each, KILL));
        ProcessIdentity monitor = new ProcessIdentity(task.monitor(), task.monitorStarted());
        if (monitor.startTime() > 0 && !handles.awaitExit(monitor, waiting(task))) {
            // A runtime that is still creating goes first, or it makes what is then cleared away.
            List<ProcessIdentity> ending = new ArrayList<>(children(monitor));
            ending.add(monitor);
            ending.forEach(each -> handles.signal(each, KILL));
            ending.forEach(each -> handles.awaitExit(each, LIMIT));
        }
    }

    /** Ends the monitor and the runtime of a creation of which nobody has noted a process. */
    void endBegun(TaskPlace place) {
        List<ProcessIdentity> begun =
                ProcessHandle.allProcesses()
                        .map(ProcessHandle::pid)
                        .filter(pid -> belongs(pid, "cmdline", place.bundle().toString()))
                        .filter(pid -> isMonitorOrRuntime(place, pid))
                        .flatMap(pid -> handles.identify(pid).stream())
                        .toList();
        begun.forEach(each -> handles.signal(each, KILL));
        begun.forEach(each -> handles.awaitExit(each, LIMIT));
    }

    private static boolean isMonitorOrRuntime(TaskPlace place, long pid) {
        Path runtime = place.runtime().path().getFileName();
        return belongs(pid, "comm", "conmon") || belongs(pid, "comm", String.valueOf(runtime));
    }

    private List<ProcessIdentity> children(ProcessIdentity process) {
        String pid = Long.toString(process.pid());
        try {
            String children = Files.readString(Path.of("/proc", pid, "task", pid, "children"));
            return children.lines()
                    .flatMap(line -> Stream.of(line.strip().split(" ")))
                    .filter(child -> !child.isEmpty())
                    .flatMap(child -> handles.identify(Long.parseLong(child)).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** An exec that nobody ever connected has no process that could end. */
    private Duration waiting(Task task) {
        return process(task).isPresent() || task.pid() > 0 ? LIMIT : Duration.ofMillis(50);
    }

    /**
     * Removes the container from the runtime. What {@code delete} of crun and runc does to a
     * container that has ended, removing its cgroup and its state, is done here without their
     * process, which costs 4 ms; where that does not succeed they are asked. They can fail straight
     * after the end.
     */
    void clear(TaskPlace place) {
        Path state = program.state(place.runtime()).resolve(place.id());
        if (Files.exists(state)) {
            if (cgroup(place).map(Cgroup::remove).orElse(false) && removed(state)) {
                return;
            }
            for (int i = 0; i < TRIES && Files.exists(state); i++) {
                signalAll(place, KILL);
                ProcessOutput output = program.run(place, "delete", "--force", place.id());
                if (output.success()) {
                    break;
                }
                pause();
            }
            // What the runtime does not know any more, or not yet, it cannot delete: neither the
            // state nor the cgroup of a creation that was cut.
            removed(state);
        }
        cgroup(place).ifPresent(it -> abandon(place, it));
    }

    /** The cgroup of a container that was never finished, since its engine or runtime died. */
    private void abandon(TaskPlace place, Cgroup cgroup) {
        for (int i = 0; i < TRIES && cgroup.exists(); i++) {
            signalAll(place, KILL);
            if (!cgroup.remove()) {
                pause();
            }
        }
    }

    /** State directories are flat. */
    private static boolean removed(Path state) {
        try (Stream<Path> files = Files.list(state)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
            Files.delete(state);
            return true;
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(25));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DriverException(Kind.UNAVAILABLE, "interrupted while deleting", e);
        }
    }
}
