package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.CgroupMode;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.PipeEnd;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.RuntimeReport;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.api.spi.stream.AttachPoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Containers by conmon and an OCI runtime; all state is in files and in the kernel. */
final class OciRuntime implements RuntimeDriver {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final Conmon conmon;
    private final RuntimeProgram program;
    private final SeccompCache filters;
    private final TaskProcesses tasks;
    private final Clearance clearance;
    private final AppArmor appArmor;
    private final RootFiles roots;
    private final Pipes pipes;
    private final Cgroups cgroups;
    private final Supplier<HostView> host;

    OciRuntime(
            Conmon conmon,
            RuntimeProgram program,
            AppArmor appArmor,
            ProcessHandles handles,
            RootFiles roots,
            Pipes pipes,
            Cgroups cgroups,
            Supplier<HostView> host) {
        this.conmon = conmon;
        this.program = program;
        this.appArmor = appArmor;
        this.filters = new SeccompCache(program);
        this.tasks = new TaskProcesses(handles, program, cgroups);
        this.clearance = new Clearance(tasks, program);
        this.roots = roots;
        this.pipes = pipes;
        this.cgroups = cgroups;
        this.host = host;
    }

    @Override
    public RuntimeReport probe(RuntimeCommand command) {
        return new Probe(program).report(command);
    }

    @Override
    public Task create(ContainerSpec spec, TaskPlace place) {
        return make(spec, place, () -> conmon.create(place));
    }

    @Override
    public Task restore(ContainerSpec spec, TaskPlace place, Path images) {
        return make(spec, place, () -> conmon.restore(place, images));
    }

    @Override
    public void checkpoint(Task task, Path images, boolean exit) {
        new Checkpoints(program).write(task.place(), images, exit);
    }

    private Task make(ContainerSpec spec, TaskPlace place, LongSupplier monitor) {
        ProcessSpec process = spec.process();
        appArmor.require(spec.security().apparmor());
        User user = roots.user(spec.rootfs(), process.user(), process.groups());
        roots.workingDirectory(spec.rootfs(), process.directory());
        TaskFiles files = new TaskFiles(place.bundle());
        files.make();
        try {
            Map<String, Object> config = ContainerConfig.of(spec, user, host.get());
            String compiling = filters.apply(place, config);
            Json.write(files.config(), config);
            long pid = monitor.getAsLong();
            afterCreate(spec);
            filters.keep(place, compiling);
            return task(place, pid, false);
        } catch (RuntimeException e) {
            afterCreate(spec);
            undo(place);
            throw e instanceof DriverException failure && failure.kind() == Kind.SYSTEM
                    ? ErrorTexts.create(
                            place.runtime().name(),
                            failure.getMessage(),
                            process.arguments().getFirst())
                    : e;
        }
    }

    private static void afterCreate(ContainerSpec spec) {
        if (spec.namespaces().user() instanceof Namespace.Mapped) {
            NullDevice.takeBack();
        }
    }

    private void undo(TaskPlace place) {
        clearance.clear(place);
        new TaskFiles(place.bundle()).remove();
    }

    /**
     * What {@code crun start} does, without its process: the container's init waits for a byte in a
     * fifo, and a container without that file is a running one. It saves 3 ms of 7.
     */
    @Override
    public void start(Task task) {
        TaskPlace place = task.place();
        Path fifo = program.state(place.runtime()).resolve(place.id()).resolve("exec.fifo");
        if (RuntimeProgram.isCrun(place.runtime()) && Files.exists(fifo)) {
            try (PipeEnd waiting = pipes.openFifoForWriting(fifo)) {
                waiting.write(ByteBuffer.wrap(new byte[] {'0'}), LIMIT);
                Files.deleteIfExists(fifo);
                return;
            } catch (LinuxException | IOException e) {
                // Nobody waits there: let the runtime say why.
            }
        }
        ProcessOutput output = program.run(place, "start", place.id());
        if (!output.success()) {
            throw ErrorTexts.create(
                    place.runtime().name(), Conmon.said(place, output.stderr().strip()), "");
        }
    }

    @Override
    public Optional<Task> find(TaskPlace place) {
        TaskFiles files = new TaskFiles(place.bundle());
        if (Files.exists(files.config()) && !Files.exists(files.monitorPid())) {
            tasks.endAll(place.bundle());
            undo(place);
        }
        return TaskFiles.number(files.monitorPid())
                .map(
                        recorded ->
                                task(
                                        place,
                                        TaskFiles.number(files.pid()).orElse(0L),
                                        files.isExec() && !Files.exists(files.pid())));
    }

    private Task task(TaskPlace place, long pid, boolean waiting) {
        TaskFiles files = new TaskFiles(place.bundle());
        ProcessIdentity monitor = tasks.monitor(files);
        return new Task(
                place,
                pid,
                monitor.pid(),
                monitor.startTime(),
                new AttachPoint(files.attach(), waiting ? Conmon.release(monitor.pid()) : null));
    }

    @Override
    public void signal(Task task, int signal, boolean all) {
        tasks.signal(task, signal, all);
    }

    @Override
    public void pause(Task task) {
        tasks.cgroup(task.place().bundle()).ifPresent(cgroup -> cgroup.freeze(true));
    }

    @Override
    public void resume(Task task) {
        tasks.cgroup(task.place().bundle()).ifPresent(cgroup -> cgroup.freeze(false));
    }

    @Override
    public void resize(Task task, int height, int width) {
        Path control = new TaskFiles(task.place().bundle()).control();
        byte[] command = "1 %d %d\n".formatted(height, width).getBytes(StandardCharsets.US_ASCII);
        try (PipeEnd pipe = pipes.openFifoForWriting(control)) {
            pipe.write(ByteBuffer.wrap(command), LIMIT);
        }
    }

    @Override
    public void update(Task task, ResourceLimits limits) {
        TaskPlace place = task.place();
        TaskFiles files = new TaskFiles(place.bundle());
        Path file = files.resources();
        Json.write(file, Resources.of(limits, cgroups.mode() == CgroupMode.V2));
        // or an earlier failure would be told again
        files.emptyRuntimeLog();
        ProcessOutput output =
                program.run(place, "update", "--resources", file.toString(), place.id());
        if (!output.success()) {
            String said = Conmon.said(place, output.stderr().strip());
            throw new DriverException(Kind.SYSTEM, "failed to update container: " + said);
        }
        if (limits.pids() != null && limits.pids() < 0) {
            tasks.cgroup(place.bundle()).ifPresent(Cgroup::freeProcesses);
        }
    }

    @Override
    public List<Long> processes(Task task) {
        return tasks.cgroup(task.place().bundle()).map(Cgroup::processes).orElse(List.of());
    }

    @Override
    public Optional<TaskExit> exit(Task task) {
        return TaskExits.of(task);
    }

    @Override
    public void delete(Task task) {
        tasks.end(task);
        undo(task.place());
    }

    @Override
    public void sweep(String id, Path bundle) {
        tasks.endAll(bundle);
        clearance.sweep(id, bundle);
        new TaskFiles(bundle).remove();
    }

    @Override
    public Task exec(Task task, ExecSpec spec, TaskPlace place, Duration limit) {
        Map<String, Object> container = Json.read(new TaskFiles(task.place().bundle()).config());
        ProcessSpec process = spec.process();
        boolean inherited = process.user().isEmpty();
        User user =
                roots.user(
                        spec.rootfs(),
                        inherited ? ExecConfig.user(container) : process.user(),
                        inherited ? ExecConfig.groups(container) : process.groups());
        TaskFiles files = new TaskFiles(place.bundle());
        files.make();
        try {
            Json.write(
                    files.process(),
                    ExecConfig.of(spec, user, container, host.get().capabilities()));
            if (spec.attached()) {
                conmon.execWaiting(task.place().id(), place, limit);
                return task(place, 0, true);
            }
            return task(place, conmon.exec(task.place().id(), place), false);
        } catch (RuntimeException e) {
            files.remove();
            throw e instanceof DriverException failure && failure.kind() == Kind.SYSTEM
                    ? ErrorTexts.exec(failure.getMessage(), process.arguments().getFirst())
                    : e;
        }
    }
}
