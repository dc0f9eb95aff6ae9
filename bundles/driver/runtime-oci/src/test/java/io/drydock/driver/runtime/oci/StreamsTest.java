package io.drydock.driver.runtime.oci;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskExit;

import org.junit.jupiter.api.Test;

/** Terminal and standard input. */
class StreamsTest extends RealContainers {

    StreamsTest(String runtime) throws Exception {
        super(runtime);
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
}
