package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.model.ProgressDetail;
import io.drydock.api.model.ProgressMeter;
import io.drydock.api.model.error.EngineException;
import io.drydock.kernel.linux.LinuxContentHashes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;

@Timeout(60)
class CompressedLayerTest {

    private static final int LENGTH = 9_000_000;

    private final byte[] archive = new byte[LENGTH];
    private final List<ProgressDetail> told = Collections.synchronizedList(new ArrayList<>());
    private volatile int breaksAt = LENGTH;
    private final CompressedLayer layer =
            new CompressedLayer(
                    store(),
                    new LinuxContentHashes(),
                    new DepartingLayer(
                            "sha256:c", "sha256:0123456789abcdef", LENGTH, List.of(), false),
                    () -> new ProgressMeter(LENGTH, told::add));

    CompressedLayerTest() {
        new Random(3).nextBytes(archive);
    }

    /** A store that knows how to write one archive, in pieces. */
    private ImageExchange store() {
        return (ImageExchange)
                Proxy.newProxyInstance(
                        ImageExchange.class.getClassLoader(),
                        new Class<?>[] {ImageExchange.class},
                        (proxy, method, arguments) -> {
                            assertThat(method.getName()).isEqualTo("archive");
                            write((OutputStream) arguments[1]);
                            return null;
                        });
    }

    private void write(OutputStream out) {
        try {
            for (int at = 0; at < LENGTH; at += 100_000) {
                if (at >= breaksAt) {
                    throw EngineException.system("the layer has lost its file sand", null);
                }
                out.write(archive, at, Math.min(100_000, LENGTH - at));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void eachAttemptGivesTheSameBlobWhoseDigestIsKnownAtItsEnd() throws IOException {
        try (InputStream given = layer.open()) {
            given.skipNBytes(1000);
            assertThatThrownBy(layer::digest).isInstanceOf(IllegalStateException.class);
        }
        for (int attempt = 0; attempt < 2; attempt++) {
            byte[] blob = layer.open().readAllBytes();
            assertThat(layer.digest()).isEqualTo(Sha256.of(blob));
            assertThat(layer.size()).isEqualTo(blob.length);
            byte[] plain = new GZIPInputStream(new ByteArrayInputStream(blob)).readAllBytes();
            assertThat(Arrays.equals(plain, archive)).isTrue();
        }
        assertThat(told).last().isEqualTo(ProgressDetail.bytes(LENGTH, LENGTH));
        assertThatCode(layer::requireReadable).doesNotThrowAnyException();
    }

    @Test
    void aLayerThatCannotBeReadIsNoShorterBlob() {
        breaksAt = LENGTH / 2;
        assertThatThrownBy(() -> layer.open().readAllBytes())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("the layer has lost its file sand");
        assertThatThrownBy(layer::requireReadable)
                .hasMessage("compressing layer 0123456789ab: the layer has lost its file sand");
        assertThatThrownBy(layer::digest).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReaderWhoLeavesIsNotTheLayersFault() throws Exception {
        InputStream left = layer.open();
        left.skipNBytes(1000);
        left.close();
        layer.open().readAllBytes();
        assertThatCode(layer::requireReadable).doesNotThrowAnyException();
    }
}
