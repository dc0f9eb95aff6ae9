package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.Namespaces;
import io.drydock.api.spi.runtime.Namespaces.Namespace;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.RuntimeCommand;
import io.drydock.api.spi.runtime.RuntimeDriver;
import io.drydock.api.spi.runtime.Security;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.kernel.linux.LinuxCgroups;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxPipes;
import io.drydock.kernel.linux.LinuxProcessHandles;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.LinuxSeqPacketSockets;
import io.drydock.kernel.linux.Poller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The driver over the real kernel, a root of busybox and a directory that goes away at the end. */
final class Engine implements AutoCloseable {

    static final List<String> CAPABILITIES =
            Stream.of(
                            "CHOWN",
                            "DAC_OVERRIDE",
                            "FSETID",
                            "FOWNER",
                            "MKNOD",
                            "NET_RAW",
                            "SETGID",
                            "SETUID",
                            "SETFCAP",
                            "SETPCAP",
                            "NET_BIND_SERVICE",
                            "SYS_CHROOT",
                            "KILL",
                            "AUDIT_WRITE")
                    .map("CAP_"::concat)
                    .toList();

    final Path directory;
    final Path rootfs;
    final RuntimeCommand command;
    final Poller poller = new Poller();
    final LinuxProcesses processes = new LinuxProcesses(poller);
    final ProcessHandles handles = new LinuxProcessHandles(poller);
    final SeqPacketSockets sockets = new LinuxSeqPacketSockets(poller);
    final LinuxPipes pipes = new LinuxPipes(poller);
    final RuntimeDriver driver;
    private final List<Task> made = new ArrayList<>();

    Engine(String runtime) throws IOException {
        directory = Files.createTempDirectory("drydock-oci");
        rootfs = directory.resolve("root");
        command =
                new RuntimeCommand(
                        runtime, Path.of(processes.which(runtime).orElseThrow()), List.of());
        driver = again();
        makeRoot();
    }

    /** A driver as after a restart: it knows nothing. */
    RuntimeDriver again() {
        return new OciRuntimeComponent(
                directory.resolve("state"),
                processes,
                handles,
                pipes,
                new LinuxFileNodes(),
                new LinuxRootedDirectories(),
                new LinuxCgroups(),
                new LinuxHost());
    }

    private void makeRoot() throws IOException {
        for (String name : List.of("bin", "etc", "proc", "sys", "dev", "tmp", "sbin")) {
            Files.createDirectories(rootfs.resolve(name));
        }
        Files.copy(Path.of("/bin/busybox"), rootfs.resolve("bin/busybox"));
        for (String applet :
                List.of(
                        "sh", "sleep", "true", "cat", "id", "echo", "stty", "kill", "trap", "ls",
                        "dd", "tail", "head", "mkdir", "nproc", "env", "pwd", "yes")) {
            Files.createSymbolicLink(rootfs.resolve("bin/" + applet), Path.of("busybox"));
        }
        Files.writeString(
                rootfs.resolve("etc/passwd"),
                "root:x:0:0:root:/root:/bin/sh\njoe:x:1000:1000::/home/joe:/bin/sh\n");
        Files.writeString(
                rootfs.resolve("etc/group"), "root:x:0:\njoe:x:1000:\nbuilders:x:77:joe\n");
    }

    static ProcessSpec process(String... arguments) {
        return new ProcessSpec(
                List.of(arguments),
                List.of(),
                "/",
                "",
                List.of(),
                false,
                0,
                0,
                CAPABILITIES,
                false);
    }

    static ProcessSpec as(ProcessSpec old, String user, String directory, boolean terminal) {
        return new ProcessSpec(
                old.arguments(),
                old.environment(),
                directory,
                user,
                old.groups(),
                terminal,
                0,
                0,
                old.capabilities(),
                old.noNewPrivileges());
    }

    ContainerSpec spec(ProcessSpec process) {
        return spec(process, ResourceLimits.none(), List.of(), false, "builtin");
    }

    ContainerSpec spec(
            ProcessSpec process,
            ResourceLimits limits,
            List<MountEntry> mounts,
            boolean privileged,
            String seccomp) {
        String id = (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
        Namespace own = new Namespace.Own();
        Namespace host = new Namespace.Host();
        return new ContainerSpec(
                id,
                rootfs,
                false,
                process,
                "",
                "box",
                "",
                mounts,
                new Namespaces(own, own, own, own, host, host),
                "/drydock-oci-test/" + id,
                limits,
                List.of(),
                List.of(),
                new Security(privileged, seccomp, "", "", "", List.of("/proc/kcore"), List.of()),
                Map.of(),
                List.of(),
                0,
                1 << 20,
                Map.of(),
                List.of());
    }

    TaskPlace place(String id, boolean terminal, boolean stdin) {
        return new TaskPlace(
                id,
                command,
                directory.resolve("run/" + id),
                directory.resolve(id + ".spool"),
                terminal,
                stdin,
                false);
    }

    Task create(ContainerSpec spec) {
        return create(spec, false);
    }

    Task create(ContainerSpec spec, boolean stdin) {
        Task task = driver.create(spec, place(spec.id(), spec.process().terminal(), stdin));
        made.add(task);
        return task;
    }

    /** Runs to the end and returns what it wrote. */
    String run(ContainerSpec spec) throws IOException {
        Task task = create(spec);
        driver.start(task);
        awaitEnd(task);
        return output(task);
    }

    void awaitEnd(Task task) {
        ProcessIdentity monitor = new ProcessIdentity(task.monitor(), task.monitorStarted());
        if (!handles.awaitExit(monitor, Duration.ofSeconds(20))) {
            throw new AssertionError("monitor of " + task.place().id() + " still runs");
        }
    }

    String output(Task task) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line : Files.readAllLines(task.place().spool())) {
            String[] fields = line.split(" ", 4);
            text.append(fields[3]).append(fields[2].equals("F") ? "\n" : "");
        }
        return text.toString();
    }

    void awaitOutput(Task task, String wanted) throws Exception {
        for (int i = 0; i < 400 && !output(task).contains(wanted); i++) {
            Thread.sleep(25);
        }
        if (!output(task).contains(wanted)) {
            throw new AssertionError("no '" + wanted + "' in: " + output(task));
        }
    }

    @Override
    public void close() throws IOException {
        made.forEach(driver::delete);
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
        try (Stream<Path> hierarchies = Files.list(Path.of("/sys/fs/cgroup"))) {
            hierarchies.forEach(each -> each.resolve("drydock-oci-test").toFile().delete());
        }
    }
}
