package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Pipe;
import io.drydock.api.spi.linux.SpawnRequest;
import io.drydock.api.spi.linux.SpawnedProcess;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Pipes between the engine and its children. */
class LinuxPipesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Poller POLLER = new Poller();

    private final LinuxProcesses processes = new LinuxProcesses(POLLER);
    private final LinuxPipes pipes = new LinuxPipes(POLLER);

    @AfterAll
    static void stop() {
        POLLER.stop();
    }

    private static SpawnRequest shell(String script) {
        return SpawnRequest.of("sh", "-c", script);
    }

    @Test
    void passedPipesCarryBytesBothWays() {
        try (Pipe down = pipes.open();
                Pipe up = pipes.open()) {
            SpawnedProcess child =
                    processes.spawn(
                            shell("read line <&3; echo got $line >&4")
                                    .withPassed(down.source(), up.sink()));
            down.source().close();
            up.sink().close();
            down.sink().write(ByteBuffer.wrap("ping\n".getBytes()), LIMIT);
            ByteBuffer answer = ByteBuffer.allocate(100);
            int length = up.source().read(answer, LIMIT);
            assertThat(new String(answer.array(), 0, length)).isEqualTo("got ping\n");
            assertThat(up.source().read(answer, LIMIT)).isEqualTo(-1);
            assertThat(child.await(LIMIT).success()).isTrue();
        }
    }

    @Test
    void readOfASilentPipeEndsAtItsLimitOnAVirtualThreadToo() throws Exception {
        try (Pipe pipe = pipes.open()) {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            Thread.startVirtualThread(
                    () -> {
                        try {
                            pipe.source().read(ByteBuffer.allocate(1), Duration.ofMillis(30));
                            failure.complete(new AssertionError("no time-out"));
                        } catch (LinuxException e) {
                            failure.complete(e);
                        }
                    });
            assertThat(failure.get(20, TimeUnit.SECONDS)).hasMessageContaining("timed out");
        }
    }

    @Test
    void writeToAPipeNobodyReadsIsAnError() {
        try (Pipe pipe = pipes.open()) {
            pipe.source().close();
            assertThatThrownBy(() -> pipe.sink().write(ByteBuffer.allocate(1), LIMIT))
                    .isInstanceOfSatisfying(
                            LinuxException.class,
                            e -> assertThat(e.errno()).isEqualTo(Errno.EPIPE));
        }
    }

    @Test
    void moreThanAPipeHoldsIsWrittenWhileItIsRead() throws Exception {
        byte[] all = new byte[1 << 20];
        new Random(7).nextBytes(all);
        try (Pipe pipe = pipes.open()) {
            Thread writer =
                    Thread.startVirtualThread(
                            () -> {
                                pipe.sink().write(ByteBuffer.wrap(all), LIMIT);
                                pipe.sink().close();
                            });
            ByteBuffer got = ByteBuffer.allocate(all.length + 1);
            while (pipe.source().read(got, LIMIT) > 0) {
                assertThat(got.hasRemaining()).isTrue();
            }
            writer.join();
            assertThat(Arrays.copyOf(got.array(), got.position())).isEqualTo(all);
        }
    }

    @Test
    @Timeout(30)
    void closeWakesAReader() throws Exception {
        Pipe pipe = pipes.open();
        CompletableFuture<Integer> errno = new CompletableFuture<>();
        Thread reader =
                Thread.startVirtualThread(
                        () -> {
                            try {
                                pipe.source().read(ByteBuffer.allocate(1), LIMIT);
                            } catch (LinuxException e) {
                                errno.complete(e.errno());
                            }
                        });
        while (reader.isAlive() && reader.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        pipe.close();
        assertThat(errno.get(20, TimeUnit.SECONDS)).isEqualTo(Errno.EBADF);
        reader.join();
    }
}
