package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.kernel.linux.LinuxContentHashes;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;

class ReadAheadTest {

    private final byte[] content = new byte[9_000_001];

    ReadAheadTest() {
        new Random(3).nextBytes(content);
    }

    @Test
    void theBytesAreTheSameInWhateverWayTheyAreRead() throws Exception {
        byte[] got = new byte[content.length];
        try (ParallelDigest digest = new ParallelDigest(new LinuxContentHashes());
                ReadAhead in = new ReadAhead(new ByteArrayInputStream(content), digest::update)) {
            int at = 0;
            while (at < got.length) {
                got[at++] = (byte) in.read();
                at += in.read(got, at, Math.min(70_000, got.length - at));
                ByteBuffer taken = in.take(100_000);
                int count = taken.remaining();
                taken.get(got, at, count);
                at += count;
            }
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.take(1).hasRemaining()).isFalse();
            assertThat(digest.finish()).isEqualTo(Digests.of(content));
        }
        assertThat(Arrays.equals(got, content)).isTrue();
    }

    @Test
    void aFailureComesAfterWhatWasReadBefore() throws Exception {
        InputStream failing =
                new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("cut");
                    }
                };
        InputStream source =
                new SequenceInputStream(new ByteArrayInputStream(content, 0, Chunk.SIZE), failing);
        try (ParallelDigest digest = new ParallelDigest(new LinuxContentHashes());
                ReadAhead in = new ReadAhead(source, digest::update)) {
            assertThat(in.readNBytes(Chunk.SIZE)).hasSize(Chunk.SIZE);
            assertThatThrownBy(in::read).isInstanceOf(IOException.class).hasMessage("cut");
        }
    }

    @Test
    void aStreamLeftEarlyLetsItsThreadEnd() throws Exception {
        Thread[] reader = new Thread[1];
        InputStream source =
                new InputStream() {
                    @Override
                    public int read() {
                        return 0;
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) {
                        reader[0] = Thread.currentThread();
                        return length;
                    }
                };
        try (ParallelDigest digest = new ParallelDigest(new LinuxContentHashes());
                ReadAhead in = new ReadAhead(source, digest::update)) {
            assertThat(in.read()).isZero();
        }
        reader[0].join(10_000);
        assertThat(reader[0].isAlive()).isFalse();
    }
}
