package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.ProcessIdentity;
import io.drydock.api.spi.runtime.ContainerSpec;
import io.drydock.api.spi.runtime.ContainerSpec.MountEntry;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.ResourceLimits;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** From creation to deletion, and what is told when that fails. */
class LifecycleTest extends RealContainers {

    private static final int TERM = 15;
    private static final int KILL = 9;

    LifecycleTest(String runtime) throws Exception {
        super(runtime);
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
        requireNothingOf(spec, task);
    }

    @Test
    void aTaskNobodyKnowsAnyMoreIsSweptAway() throws Exception {
        ContainerSpec running = engine.spec(Engine.process("sleep", "100"));
        Task runs = engine.create(running);
        engine.driver.start(runs);
        ContainerSpec created = engine.spec(Engine.process("true"));
        Task waits = engine.create(created);
        ContainerSpec ended = engine.spec(Engine.process("true"));
        Task past = engine.create(ended);
        engine.driver.start(past);
        engine.awaitEnd(past);
        for (Task each : List.of(runs, waits, past)) {
            engine.driver.sweep(each.place().id(), each.place().bundle());
            engine.driver.sweep(each.place().id(), each.place().bundle());
        }
        requireNothingOf(running, runs);
        requireNothingOf(created, waits);
        requireNothingOf(ended, past);
    }

    @Test
    void sweepingWhatNeverWasDoesNothing() {
        Path bundle = engine.directory.resolve("nobody");
        engine.driver.sweep("nobody", bundle);
        assertThat(bundle).doesNotExist();
    }

    private void requireNothingOf(ContainerSpec spec, Task task) throws IOException {
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
    @Tag("1.16/mount-kinds")
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
}
