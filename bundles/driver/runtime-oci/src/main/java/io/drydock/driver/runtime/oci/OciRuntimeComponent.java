package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.linux.Capability;
import io.drydock.api.spi.linux.Cgroups;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.HostFacts;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.RuntimeReport;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.api.spi.runtime.TaskPlace;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The driver {@code oci}. */
@Component(
        service = RuntimeDriver.class,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@DriverModule(name = "oci")
public final class OciRuntimeComponent implements RuntimeDriver {

    private final OciRuntime runtime;

    /** Configuration of this driver. */
    @interface Settings {

        /** Volatile directory of the engine. */
        String exec$_$root() default "/run/drydock";
    }

    /** Puts the driver together; finds the monitor's program in the daemon's path. */
    @Activate
    public OciRuntimeComponent(
            Settings settings,
            @Reference Processes processes,
            @Reference ProcessHandles handles,
            @Reference Pipes pipes,
            @Reference FileNodes nodes,
            @Reference RootedDirectories directories,
            @Reference Cgroups cgroups,
            @Reference Host host) {
        this(
                Path.of(settings.exec$_$root(), "runtime"),
                processes,
                handles,
                pipes,
                nodes,
                directories,
                cgroups,
                host);
    }

    OciRuntimeComponent(
            Path stateRoot,
            Processes processes,
            ProcessHandles handles,
            Pipes pipes,
            FileNodes nodes,
            RootedDirectories directories,
            Cgroups cgroups,
            Host host) {
        String conmon = processes.which("conmon").orElse("/usr/bin/conmon");
        RuntimeProgram program = new RuntimeProgram(processes, stateRoot, conmon);
        Set<String> capabilities = Set.copyOf(Capability.fullNames(boundingSet()));
        DevDirectory devices = new DevDirectory(nodes);
        runtime =
                new OciRuntime(
                        new Conmon(processes, pipes, program),
                        program,
                        new AppArmor(processes),
                        handles,
                        new RootFiles(directories),
                        pipes,
                        cgroups,
                        () -> view(cgroups, host.facts(), capabilities, devices));
    }

    private static HostView view(
            Cgroups cgroups, HostFacts facts, Set<String> capabilities, HostDevices devices) {
        return new HostView(
                cgroups.mode(),
                facts.ociArchitecture(),
                facts.kernelRelease(),
                capabilities,
                devices);
    }

    private static String boundingSet() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("CapBnd:"))
                    .map(line -> line.substring("CapBnd:".length()))
                    .findFirst()
                    .orElse("0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public RuntimeReport probe(RuntimeCommand command) {
        return runtime.probe(command);
    }

    @Override
    public Task create(ContainerSpec spec, TaskPlace place) {
        return runtime.create(spec, place);
    }

    @Override
    public void start(Task task) {
        runtime.start(task);
    }

    @Override
    public Optional<Task> find(TaskPlace place) {
        return runtime.find(place);
    }

    @Override
    public void signal(Task task, int signal, boolean all) {
        runtime.signal(task, signal, all);
    }

    @Override
    public void pause(Task task) {
        runtime.pause(task);
    }

    @Override
    public void resume(Task task) {
        runtime.resume(task);
    }

    @Override
    public void resize(Task task, int height, int width) {
        runtime.resize(task, height, width);
    }

    @Override
    public void update(Task task, ResourceLimits limits) {
        runtime.update(task, limits);
    }

    @Override
    public List<Long> processes(Task task) {
        return runtime.processes(task);
    }

    @Override
    public Optional<TaskExit> exit(Task task) {
        return runtime.exit(task);
    }

    @Override
    public void delete(Task task) {
        runtime.delete(task);
    }

    @Override
    public void sweep(String id, Path bundle) {
        runtime.sweep(id, bundle);
    }

    @Override
    public Task exec(Task task, ExecSpec spec, TaskPlace place, Duration limit) {
        return runtime.exec(task, spec, place, limit);
    }

    @Override
    public void checkpoint(Task task, Path images, boolean exit) {
        runtime.checkpoint(task, images, exit);
    }

    @Override
    public Task restore(ContainerSpec spec, TaskPlace place, Path images) {
        return runtime.restore(spec, place, images);
    }
}
