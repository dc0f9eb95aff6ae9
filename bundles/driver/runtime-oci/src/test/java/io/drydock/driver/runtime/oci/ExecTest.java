package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;
import io.drydock.api.spi.runtime.TaskPlace;

import org.junit.jupiter.api.Test;

import java.util.UUID;

/** Further processes in a running container. */
class ExecTest extends RealContainers {

    private static final int KILL = 9;

    ExecTest(String runtime) throws Exception {
        super(runtime);
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
    void execHasATerminalOfItsOwn() throws Exception {
        Task task = running();
        TaskPlace old = engine.place(UUID.randomUUID().toString().replace("-", ""), true, true);
        TaskPlace place =
                new TaskPlace(old.id(), old.runtime(), old.bundle(), null, true, true, false);
        ProcessSpec process =
                Engine.as(
                        Engine.process(
                                "sh",
                                "-c",
                                "read x; until stty size | grep '21 77'; do sleep 0.01; done; exit 5"),
                        "",
                        "/",
                        true);
        Task exec =
                engine.driver.exec(
                        task, new ExecSpec(process, engine.rootfs, true, true), place, LIMIT);
        try (SeqPacketConnection streams = connected(exec)) {
            while (engine.driver.find(place).orElseThrow().pid() == 0) {
                Thread.sleep(5);
            }
            engine.driver.resize(exec, 21, 77);
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
}
