package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.runtime.Task;

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

    Optional<Cgroup> cgroup(Path bundle) {
        Path config = new TaskFiles(bundle).config();
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
            signalAll(task.place().bundle(), signal);
        } else if (!process(task).map(each -> handles.signal(each, signal)).orElse(false)) {
            throw new DriverException(Kind.NOT_FOUND, "process " + task.pid() + " has ended");
        }
    }

    void signalAll(Path bundle, int signal) {
        cgroup(bundle).stream()
                .flatMap(cgroup -> cgroup.processes().stream())
                .flatMap(pid -> handles.identify(pid).stream())
                .forEach(each -> handles.signal(each, signal));
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

    /** Ends whatever monitor and runtime work for a directory. */
    void endAll(Path bundle) {
        List<ProcessIdentity> found =
                ProcessHandle.allProcesses()
                        .map(ProcessHandle::pid)
                        .filter(pid -> belongs(pid, "cmdline", bundle.toString()))
                        // both are called with it, and nobody who only looks at the files is
                        .filter(pid -> belongs(pid, "cmdline", program.stateArgument()))
                        .flatMap(pid -> handles.identify(pid).stream())
                        .toList();
        found.forEach(each -> handles.signal(each, KILL));
        found.forEach(each -> handles.awaitExit(each, LIMIT));
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
}
