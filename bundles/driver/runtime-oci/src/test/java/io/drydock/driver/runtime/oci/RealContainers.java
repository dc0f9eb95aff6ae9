package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.runtime.ExecSpec;
import io.drydock.api.spi.runtime.ProcessSpec;
import io.drydock.api.spi.runtime.Task;
import io.drydock.api.spi.runtime.TaskPlace;
import io.drydock.api.spi.stream.AttachPoint;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/** Real containers of one runtime, which end with their test. */
@ParameterizedClass
@ValueSource(strings = {"crun", "runc"})
abstract class RealContainers {

    static final Duration LIMIT = Duration.ofSeconds(10);

    final Engine engine;

    RealContainers(String runtime) throws Exception {
        engine = new Engine(runtime);
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
    }

    Task running() throws Exception {
        Task task =
                engine.create(engine.spec(Engine.process("sh", "-c", "echo up; exec sleep 100")));
        engine.driver.start(task);
        engine.awaitOutput(task, "up");
        return task;
    }

    SeqPacketConnection connected(Task exec) {
        AttachPoint point = exec.attach();
        SeqPacketConnection streams = engine.sockets.connect(point.socket());
        try (var release = engine.pipes.openFifoForWriting(point.release())) {
            release.write(bytes("1"), LIMIT);
        }
        return streams;
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    static String packet(SeqPacketConnection streams) {
        ByteBuffer into = ByteBuffer.allocate(9000);
        int length = streams.read(into, LIMIT);
        return length < 0 ? "" : new String(into.array(), 0, length, StandardCharsets.UTF_8);
    }

    Task exec(Task task, ProcessSpec process, boolean attached, boolean stdin) {
        TaskPlace old = engine.place(UUID.randomUUID().toString().replace("-", ""), false, stdin);
        TaskPlace place =
                new TaskPlace(old.id(), old.runtime(), old.bundle(), null, false, stdin, false);
        return engine.driver.exec(
                task, new ExecSpec(process, engine.rootfs, attached, false), place, LIMIT);
    }
}
