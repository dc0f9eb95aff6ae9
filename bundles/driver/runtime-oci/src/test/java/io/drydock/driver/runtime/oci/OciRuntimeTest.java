package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.api.spi.stream.AttachPoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Real containers, with both runtimes. */
@ParameterizedClass
@ValueSource(strings = {"crun", "runc"})
class OciRuntimeTest {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int TERM = 15;
    private static final int KILL = 9;

    private final Engine engine;

    OciRuntimeTest(String runtime) throws Exception {
        engine = new Engine(runtime);
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    @Test
    void runsToItsExitCodeWithOutputInTheSpool() throws Exception {
        Task task =
                engine.create(
                        engine.spec(Engine.process("sh", "-c", "echo hi; echo no >&2; exit 3")));
        engine.driver.start(task);
        engine.awaitEnd(task);
        assertThat(engine.driver.exit(task)).map(TaskExit::code).contains(3);
        assertThat(engine.output(task)).contains("hi\n").contains("no\n");
    }

    @Test
    void createdProcessDoesNotRunBeforeStart() throws Exception {
        Task task = engine.create(engine.spec(Engine.process("echo", "early")));
        assertThat(engine.output(task)).isEmpty();
        assertThat(engine.driver.exit(task)).isEmpty();
        engine.driver.start(task);
        engine.awaitEnd(task);
        assertThat(engine.output(task)).isEqualTo("early\n");
    }

    @Test
    void nothingIsLeftAfterDelete() throws Exception {
        ContainerSpec spec = engine.spec(Engine.process("sleep", "100"));
        Task task = engine.create(spec);
        engine.driver.start(task);
        engine.driver.delete(task);
        engine.driver.delete(task);
        assertThat(task.place().bundle()).doesNotExist();
        assertThat(
                        engine.directory
                                .resolve("state")
                                .resolve(engine.command.name())
                                .resolve(spec.id()))
                .doesNotExist();
        assertThat(engine.handles.identify(task.pid())).isEmpty();
        assertThat(engine.handles.identify(task.monitor())).isEmpty();
        try (var hierarchies = Files.list(Path.of("/sys/fs/cgroup"))) {
            assertThat(hierarchies.map(each -> each.resolve(spec.cgroup().substring(1))))
                    .noneMatch(Files::exists);
        }
        assertThat(Files.readString(Path.of("/proc/self/mountinfo")))
                .doesNotContain(engine.directory.toString());
    }

    @Test
    void signalEndsTheProcessAndIsSeenInItsCode() throws Exception {
        Task task =
                engine.create(
                        engine.spec(
                                Engine.process(
                                        "sh",
                                        "-c",
                                        "trap 'exit 9' TERM; echo up; while :; do sleep 0.1;"
                                                + " done")));
        engine.driver.start(task);
        engine.awaitOutput(task, "up");
        engine.driver.signal(task, TERM, false);
        engine.awaitEnd(task);
        assertThat(engine.driver.exit(task)).map(TaskExit::code).contains(9);
        assertThatThrownBy(() -> engine.driver.signal(task, TERM, false))
                .isInstanceOf(DriverException.class);
    }

    @Test
    void killedProcessHas137() throws Exception {
        Task task = engine.create(engine.spec(Engine.process("sleep", "100")));
        engine.driver.start(task);
        assertThat(engine.driver.processes(task)).contains(task.pid());
        engine.driver.signal(task, KILL, true);
        engine.awaitEnd(task);
        assertThat(engine.driver.exit(task)).map(TaskExit::code).contains(137);
    }

    @Test
    void commandsThatCannotRunAreToldInDockersWords() {
        String start =
                "OCI runtime create failed: %s create failed: unable to start container process: "
                        .formatted(engine.command.name());
        failsWith(
                Engine.process("nosuch"),
                start + "exec: \"nosuch\": executable file not found in $PATH: unknown");
        failsWith(Engine.process("/etc"), start + "exec: \"/etc\": permission denied: unknown");
        failsWith(
                Engine.process("/etc/passwd"),
                start + "exec: \"/etc/passwd\": permission denied: unknown");
        failsWith(
                Engine.process("/no/such"),
                start + "exec: \"/no/such\": stat /no/such: no such file or directory: unknown");
        failsWith(
                Engine.as(Engine.process("true"), "nosuch", "/", false),
                "unable to find user nosuch: no matching entries in passwd file");
        failsWith(
                Engine.as(Engine.process("true"), "", "/etc/passwd", false),
                "Cannot mkdir: /etc/passwd is not a directory");
    }

    private void failsWith(ProcessSpec process, String text) {
        ContainerSpec spec = engine.spec(process);
        assertThatThrownBy(() -> engine.create(spec))
                .isInstanceOf(DriverException.class)
                .hasMessageEndingWith(text);
        assertThat(engine.directory.resolve("run").resolve(spec.id())).doesNotExist();
    }

    @Test
    void mountOfFileOntoDirectoryIsExplained() {
        ContainerSpec spec =
                engine.spec(
                        Engine.process("true"),
                        ResourceLimits.none(),
                        List.of(new MountEntry("/etc/hostname", "/tmp", "bind", List.of("rbind"))),
                        false,
                        "builtin");
        assertThatThrownBy(() -> engine.create(spec))
                .hasMessageContaining(
                        "Are you trying to mount a directory onto a file (or vice-versa)?");
    }

    @Test
    void userDirectoryAndEnvironmentAreThoseOfTheRoot() throws Exception {
        ProcessSpec process =
                Engine.as(Engine.process("sh", "-c", "id; pwd; env"), "joe", "/made/here", false);
        assertThat(engine.run(engine.spec(process)))
                .contains("uid=1000(joe) gid=1000(joe) groups=77(builders),1000(joe)")
                .contains("/made/here\n")
                .contains("HOME=/home/joe\n")
                .contains("HOSTNAME=box\n")
                .contains("PATH=/usr/local/sbin:");
    }

    @Test
    void seccompRefusesWhatTheProfileDoesNotAllow() throws Exception {
        ProcessSpec process =
                Engine.process(
                        "sh", "-c", "busybox unshare -U true && echo allowed || echo refused");
        assertThat(engine.run(engine.spec(process))).contains("refused");
        // again, with the filter that was compiled then
        assertThat(engine.run(engine.spec(process))).contains("refused");
        assertThat(
                        engine.run(
                                new ContainerSpecs(engine.spec(process))
                                        .withCapability("CAP_SYS_ADMIN")))
                .contains("allowed");
        Task exec = exec(running(), process, true, false);
        try (SeqPacketConnection streams = connected(exec)) {
            assertThat(packet(streams) + packet(streams)).contains("refused");
        }
        engine.awaitEnd(exec);
        engine.driver.delete(exec);
        assertThat(
                        engine.run(
                                engine.spec(
                                        process,
                                        ResourceLimits.none(),
                                        List.of(),
                                        false,
                                        "unconfined")))
                .contains("allowed");
    }

    @Test
    void privilegedHasTheHostsDevicesAndWritableSys() throws Exception {
        ProcessSpec process =
                Engine.process(
                        "sh",
                        "-c",
                        "ls /dev/kmsg; mkdir /sys/fs/cgroup/x 2>&1; cat /proc/self/mountinfo |"
                                + " busybox grep ' /sys '");
        assertThat(
                        engine.run(
                                engine.spec(
                                        process,
                                        ResourceLimits.none(),
                                        List.of(),
                                        true,
                                        "builtin")))
                .contains("/dev/kmsg\n")
                .contains("/sys rw,");
    }

    @Test
    void memoryLimitKillsAndIsReported() throws Exception {
        ResourceLimits small =
                new ResourceLimits(
                        8L << 20, null, null, null, null, null, null, null, null, null, null, null,
                        null, null, List.of());
        Task task =
                engine.create(
                        engine.spec(
                                Engine.process(
                                        "sh",
                                        "-c",
                                        "x=$(busybox yes | busybox head -c 100000000); echo"
                                                + " survived"),
                                small,
                                List.of(),
                                false,
                                "builtin"));
        engine.driver.start(task);
        engine.awaitEnd(task);
        assertThat(engine.output(task)).doesNotContain("survived");
        assertThat(engine.driver.exit(task)).map(TaskExit::outOfMemory).contains(true);
    }

    @Test
    void pausedProcessStandsStill() throws Exception {
        Task task =
                engine.create(
                        engine.spec(
                                Engine.process(
                                        "sh", "-c", "while :; do echo tick; sleep 0.02; done")));
        engine.driver.start(task);
        engine.awaitOutput(task, "tick");
        engine.driver.pause(task);
        Thread.sleep(100);
        int before = engine.output(task).length();
        Thread.sleep(200);
        assertThat(engine.output(task)).hasSize(before);
        engine.driver.resume(task);
        Thread.sleep(300);
        assertThat(engine.output(task).length()).isGreaterThan(before);
    }

    @Test
    void limitsChangeWhileItRuns() throws Exception {
        ContainerSpec spec = engine.spec(Engine.process("sleep", "100"));
        Task task = engine.create(spec);
        engine.driver.start(task);
        ResourceLimits fewer =
                new ResourceLimits(
                        64L << 20, null, null, null, null, 100L, null, null, null, null, null, null,
                        7L, null, List.of());
        engine.driver.update(task, fewer);
        Path pids = new io.drydock.kernel.linux.LinuxCgroups().mountPoint("pids").orElseThrow();
        assertThat(pids.resolve(spec.cgroup().substring(1)).resolve("pids.max")).hasContent("7");
    }

    @Test
    void terminalHasTheSizeItIsGiven() throws Exception {
        ProcessSpec process =
                Engine.as(
                        Engine.process(
                                "sh",
                                "-c",
                                "echo up; while [ \"$(stty size)\" != '33 99' ]; do sleep 0.05;"
                                        + " done; echo resized"),
                        "",
                        "/",
                        true);
        Task task = engine.create(engine.spec(process), true);
        engine.driver.start(task);
        engine.awaitOutput(task, "up");
        engine.driver.resize(task, 33, 99);
        engine.awaitEnd(task);
        assertThat(engine.output(task)).contains("resized");
    }

    @Test
    void standardInputReachesTheProcessAndEnds() throws Exception {
        Task task = engine.create(engine.spec(Engine.process("cat")), true);
        try (SeqPacketConnection streams = engine.sockets.connect(task.attach().socket())) {
            engine.driver.start(task);
            streams.write(bytes("over there\n"), LIMIT);
            assertThat(packet(streams)).isEqualTo("\2over there\n");
            streams.shutdownWrite();
            engine.awaitEnd(task);
        }
        assertThat(engine.driver.exit(task)).map(TaskExit::code).contains(0);
    }

    @Test
    void attachedExecRunsWhenItsStreamsAreConnected() throws Exception {
        Task task = running();
        Task exec = exec(task, Engine.process("sh", "-c", "id -u; cat; exit 7"), true, true);
        assertThat(engine.driver.exit(exec)).isEmpty();
        try (SeqPacketConnection streams = connected(exec)) {
            assertThat(packet(streams)).isEqualTo("\2" + "0\n");
            streams.write(bytes("in\n"), LIMIT);
            assertThat(packet(streams)).isEqualTo("\2in\n");
            streams.shutdownWrite();
            engine.awaitEnd(exec);
        }
        assertThat(engine.driver.exit(exec)).map(TaskExit::code).contains(7);
        engine.driver.delete(exec);
        assertThat(exec.place().bundle()).doesNotExist();
    }

    @Test
    void execIsFoundWithItsProcessIdWhileItRuns() throws Exception {
        Task task = running();
        Task exec = exec(task, Engine.process("sh", "-c", "echo x; sleep 100"), true, false);
        try (SeqPacketConnection streams = connected(exec)) {
            assertThat(packet(streams)).isEqualTo("\2x\n");
            Task found = engine.again().find(exec.place()).orElseThrow();
            assertThat(found.pid()).isPositive();
            assertThat(found.monitor()).isEqualTo(exec.monitor());
            engine.driver.signal(found, KILL, false);
            engine.awaitEnd(exec);
        }
        assertThat(engine.driver.exit(exec)).map(TaskExit::code).contains(137);
        engine.driver.delete(exec);
    }

    @Test
    void attachedExecOfNothingEndsWith127AndAReason() throws Exception {
        Task task = running();
        Task exec = exec(task, Engine.process("nosuch"), true, false);
        connected(exec).close();
        engine.awaitEnd(exec);
        TaskExit exit = engine.driver.exit(exec).orElseThrow();
        assertThat(exit.code()).isEqualTo(127);
        assertThat(exit.error())
                .isEqualTo(
                        "OCI runtime exec failed: exec failed: unable to start container process:"
                                + " exec: \"nosuch\": executable file not found in $PATH: unknown");
        engine.driver.delete(exec);
        assertThat(exec.place().bundle()).doesNotExist();
    }

    @Test
    void detachedExecRunsAtOnceAndFailsAtOnce() throws Exception {
        Task task = running();
        Task exec = exec(task, Engine.process("sh", "-c", "exit 4"), false, false);
        assertThat(exec.pid()).isPositive();
        engine.awaitEnd(exec);
        assertThat(engine.driver.exit(exec)).map(TaskExit::code).contains(4);
        engine.driver.delete(exec);
        assertThatThrownBy(() -> exec(task, Engine.process("nosuch"), false, false))
                .hasMessage(
                        "OCI runtime exec failed: exec failed: unable to start container process:"
                                + " exec: \"nosuch\": executable file not found in $PATH: unknown");
        assertThatThrownBy(
                        () ->
                                exec(
                                        task,
                                        Engine.as(Engine.process("true"), "ghost", "/", false),
                                        false,
                                        false))
                .hasMessage("unable to find user ghost: no matching entries in passwd file");
    }

    @Test
    void execWithoutUserIsTheContainersUser() throws Exception {
        ProcessSpec sleeper = Engine.as(Engine.process("sleep", "100"), "joe", "/", false);
        Task task = engine.create(engine.spec(sleeper));
        engine.driver.start(task);
        Task exec = exec(task, Engine.process("id"), true, false);
        try (SeqPacketConnection streams = connected(exec)) {
            assertThat(packet(streams)).contains("uid=1000(joe)").contains("77(builders)");
        }
        engine.awaitEnd(exec);
        engine.driver.delete(exec);
    }

    @Test
    void taskIsFoundAgainAfterARestartOfTheDaemon() throws Exception {
        Task task = running();
        assertThat(engine.again().find(task.place())).contains(task);
        engine.again().signal(task, KILL, false);
        engine.awaitEnd(task);
        assertThat(engine.again().exit(task)).map(TaskExit::code).contains(137);
        assertThat(engine.again().find(engine.place("none", false, false))).isEmpty();
    }

    @Test
    void codeIsUnknownWhenTheMonitorWasKilled() throws Exception {
        Task task = running();
        engine.handles.signal(new ProcessIdentity(task.monitor(), task.monitorStarted()), KILL);
        engine.awaitEnd(task);
        assertThat(engine.driver.exit(task)).isEmpty();
        assertThat(engine.handles.identify(task.pid())).isPresent();
        engine.driver.delete(task);
        assertThat(engine.handles.identify(task.pid())).isEmpty();
    }

    @Test
    void execHasATerminalOfItsOwn() throws Exception {
        Task task = running();
        TaskPlace old = engine.place(UUID.randomUUID().toString().replace("-", ""), true, true);
        TaskPlace place =
                new TaskPlace(old.id(), old.runtime(), old.bundle(), null, true, true, false);
        ProcessSpec process =
                Engine.as(Engine.process("sh", "-c", "read x; stty size; exit 5"), "", "/", true);
        Task exec =
                engine.driver.exec(
                        task, new ExecSpec(process, engine.rootfs, true, true), place, LIMIT);
        try (SeqPacketConnection streams = connected(exec)) {
            while (engine.driver.find(place).orElseThrow().pid() == 0) {
                Thread.sleep(5);
            }
            engine.driver.resize(exec, 21, 77);
            Thread.sleep(100);
            streams.write(bytes("go\n"), LIMIT);
            StringBuilder seen = new StringBuilder();
            while (!seen.toString().contains("21 77")) {
                seen.append(packet(streams));
            }
        }
        engine.awaitEnd(exec);
        assertThat(engine.driver.exit(exec)).map(TaskExit::code).contains(5);
        engine.driver.delete(exec);
        assertThat(exec.place().bundle()).doesNotExist();
    }

    private Task running() throws Exception {
        Task task =
                engine.create(engine.spec(Engine.process("sh", "-c", "echo up; exec sleep 100")));
        engine.driver.start(task);
        engine.awaitOutput(task, "up");
        return task;
    }

    private Task exec(Task task, ProcessSpec process, boolean attached, boolean stdin) {
        TaskPlace old = engine.place(UUID.randomUUID().toString().replace("-", ""), false, stdin);
        TaskPlace place =
                new TaskPlace(old.id(), old.runtime(), old.bundle(), null, false, stdin, false);
        return engine.driver.exec(
                task, new ExecSpec(process, engine.rootfs, attached, false), place, LIMIT);
    }

    private SeqPacketConnection connected(Task exec) {
        AttachPoint point = exec.attach();
        SeqPacketConnection streams = engine.sockets.connect(point.socket());
        try (var release = engine.pipes.openFifoForWriting(point.release())) {
            release.write(bytes("1"), LIMIT);
        }
        return streams;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String packet(SeqPacketConnection streams) {
        ByteBuffer into = ByteBuffer.allocate(9000);
        int length = streams.read(into, LIMIT);
        return length < 0 ? "" : new String(into.array(), 0, length, StandardCharsets.UTF_8);
    }
}
