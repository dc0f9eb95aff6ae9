package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

class ParallelGzipTest {

    private static final int BLOCK = 256 << 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK, 20 * BLOCK + 7})
    void everyGzipReaderGetsTheContentBack(int length) throws Exception {
        for (byte[] content : new byte[][] {text(length), noise(length), mixed(length)}) {
            byte[] packed = packed(content, 100_000);
            byte[] got = new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes();
            assertThat(Arrays.equals(got, content)).isTrue();
        }
    }

    @Test
    void noiseIsStoredAndWhatSurroundsItCompressed() throws Exception {
        byte[] content = mixed(3_000_000);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write(content);
        }
        assertThat(packed(content, 100_000).length).isLessThan(whole.size() * 102 / 100);
        byte[] noise = noise(3_000_000);
        assertThat(packed(noise, 100_000).length).isLessThan(noise.length + noise.length / 2000);
    }

    /** Numbers whose low bytes are chance compress well. */
    @Test
    void numbersAreNotTakenForNoise() throws Exception {
        byte[] numbers = noise(1_000_000);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 4 == 0 ? numbers[i] : 0;
        }
        assertThat(packed(numbers, 100_000).length).isLessThan(numbers.length * 2 / 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 777, 65_536, 2_000_000})
    void theBytesDoNotDependOnHowTheContentIsWritten(int step) throws Exception {
        byte[] content = text(1_500_000);
        assertThat(packed(content, step)).isEqualTo(packed(content, 4096));
    }

    @ParameterizedTest
    @ValueSource(ints = {3_000_000})
    void hardlyAByteIsLostAgainstOnePiece(int length) throws Exception {
        byte[] content = text(length);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(whole)) {
            gzip.write(content);
        }
        assertThat(packed(content, 100_000).length).isLessThan(whole.size() * 102 / 100);
    }

    private static byte[] packed(byte[] content, int step) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new ParallelGzip(Channels.newChannel(packed))) {
            for (int at = 0; at < content.length; at += step) {
                gzip.write(content, at, Math.min(step, content.length - at));
            }
        }
        return packed.toByteArray();
    }

    private static byte[] text(int length) {
        Random random = new Random(5);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ("etaoin shrdlu\n".charAt(random.nextInt(14)));
        }
        return text;
    }

    /** Stretches of both, of lengths that fit no block. */
    private static byte[] mixed(int length) {
        byte[] mixed = text(length);
        byte[] noise = noise(length);
        for (int at = 0; at < length; at += 70_001) {
            System.arraycopy(noise, at, mixed, at, Math.min(37_003, length - at));
        }
        return mixed;
    }

    private static byte[] noise(int length) {
        byte[] noise = new byte[length];
        new Random(6).nextBytes(noise);
        return noise;
    }
}
