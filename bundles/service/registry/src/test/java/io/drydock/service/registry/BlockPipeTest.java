package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

@Timeout(60)
class BlockPipeTest {

    private final BlockPipe pipe = new BlockPipe();

    private static final int SIZE = 100_000;

    private static ByteBuffer block(int number) {
        byte[] block = new byte[SIZE];
        Arrays.fill(block, (byte) number);
        return ByteBuffer.wrap(block);
    }

    @Test
    void blocksArriveInOrderAlsoWhenTheReaderIsSlow() throws IOException {
        Thread writer =
                Thread.ofVirtual()
                        .start(
                                () -> {
                                    try {
                                        for (int i = 0; i < 100; i++) {
                                            pipe.new Sink().write(block(i));
                                        }
                                        pipe.end();
                                    } catch (IOException e) {
                                        pipe.fail(e);
                                    }
                                });
        for (int i = 0; i < 100; i++) {
            assertThat(pipe.readNBytes(SIZE)).containsOnly(i);
        }
        assertThat(pipe.read()).isEqualTo(-1);
        assertThat(writer).satisfies(Thread::join);
    }

    /** Or the writer stands still whenever the reader's connection does. */
    @Test
    void theWriterIsSomeBlocksAheadAndNoMore() throws Exception {
        for (int i = 0; i < 8; i++) {
            pipe.new Sink().write(block(i));
        }
        AtomicBoolean written = new AtomicBoolean();
        Thread ninth =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    try {
                                        pipe.new Sink().write(block(8));
                                        written.set(true);
                                    } catch (IOException e) {
                                        pipe.fail(e);
                                    }
                                });
        while (ninth.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertThat(written).isFalse();
        assertThat(pipe.readNBytes(5 * SIZE)).hasSize(5 * SIZE);
        ninth.join();
        assertThat(written).isTrue();
    }

    @Test
    void aWriterThatBreaksOffIsNoEnd() throws IOException {
        pipe.new Sink().write(block(1));
        pipe.fail(new IOException("no more sand"));
        assertThatThrownBy(pipe::readAllBytes).hasMessage("no more sand");
    }

    @Test
    void aReaderThatLeavesLetsTheWriterGo() throws Exception {
        CompletableFuture<Boolean> writer =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                while (true) {
                                    pipe.new Sink().write(block(1));
                                }
                            } catch (IOException e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(pipe.readNBytes(SIZE)).containsOnly(1);
        pipe.close();
        assertThatThrownBy(writer::get)
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseInstanceOf(ClosedChannelException.class);
        assertThatThrownBy(pipe::read).isInstanceOf(ClosedChannelException.class);
    }
}
