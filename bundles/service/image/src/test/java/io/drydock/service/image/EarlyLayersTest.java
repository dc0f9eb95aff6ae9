package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.image.ImageArchives.Compression;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Layers of an archive are unpacked before its list of contents has come. */
class EarlyLayersTest {

    private static final byte[] BASE = tar(out -> out.directory("etc").file("etc/motd", "hello"));
    private static final byte[] TOP = tar(out -> out.file("etc/new", "new"));

    @TempDir Path root;
    private ImageFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(root);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aLayerIsUnpackedBeforeTheEndOfItsArchiveHasCome() {
        byte[] archive = ImageArchives.docker(List.of(BASE, TOP), Compression.NONE, "a:1");
        AtomicInteger seen = new AtomicInteger();
        InputStream slow =
                new ByteArrayInputStream(archive) {
                    @Override
                    public synchronized int read(byte[] into, int offset, int length) {
                        if (available() < 1024) {
                            seen.set(unpackedFiles());
                        }
                        return super.read(into, offset, Math.min(length, 512));
                    }
                };
        fixture.images.load(slow, List.of(), true, message -> {});
        assertThat(seen.get()).isEqualTo(2);
    }

    private int unpackedFiles() {
        try (var files = Files.walk(fixture.dataRoot.resolve("overlay2/tmp"))) {
            return (int)
                    files.filter(file -> file.endsWith("etc/motd") || file.endsWith("etc/new"))
                            .count();
        } catch (IOException e) {
            return -1;
        }
    }

    @Test
    void anImageMayHaveTheSameLayerTwiceAndShareItWithAnother() throws Exception {
        String config = ImageArchives.config(List.of(BASE, TOP, TOP), "");
        String other = ImageArchives.config(List.of(TOP), "");
        byte[] archive =
                tar(
                        out ->
                                out.file("c.json", config)
                                        .file("d.json", other)
                                        .file("0.tar", BASE)
                                        .file("1.tar", Compression.GZIP.apply(TOP))
                                        .file(
                                                "manifest.json",
                                                "[{\"Config\":\"c.json\",\"RepoTags\":[\"a:1\"],"
                                                        + "\"Layers\":[\"0.tar\",\"1.tar\",\"1.tar\"]},"
                                                        + "{\"Config\":\"d.json\",\"RepoTags\":[\"b:1\"],"
                                                        + "\"Layers\":[\"1.tar\"]}]"));
        assertThat(fixture.load(archive)).isEqualTo("Loaded image: a:1\nLoaded image: b:1\n");
        assertThat(fixture.images.inspect(ApiVersion.MAX, "a:1").rootFs().layers())
                .containsExactly(Digests.of(BASE), Digests.of(TOP), Digests.of(TOP));
        assertThat(fixture.driver.list()).hasSize(4);
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        fixture.images.save(List.of("a:1", "b:1"), List.of(), saved);
        fixture.images.remove("b:1", true, false);
        assertThat(fixture.load(saved.toByteArray())).contains("Loaded image: b:1\n");
        nothingBehind();
    }

    @Test
    void whatOnlyLooksLikeALayerIsForgotten() throws Exception {
        byte[] broken = Arrays.copyOf(Compression.GZIP.apply(new byte[100_000]), 60);
        byte[] archive =
                tar(
                        out ->
                                out.file("stray.tar", TOP)
                                        .file("broken.gz", broken)
                                        .file("c.json", ImageArchives.config(List.of(BASE), ""))
                                        .file("0.tar", BASE)
                                        .file(
                                                "manifest.json",
                                                "[{\"Config\":\"c.json\",\"RepoTags\":[\"a:1\"],"
                                                        + "\"Layers\":[\"0.tar\"]}]"));
        assertThat(fixture.load(archive)).isEqualTo("Loaded image: a:1\n");
        assertThat(fixture.driver.list()).hasSize(1);
        nothingBehind();
    }

    @Test
    void aBrokenLayerIsToldAndTheArchiveIsReadToItsEnd() throws Exception {
        byte[] climbing = tar(out -> out.file("../up", "x"));
        byte[] archive =
                ImageArchives.docker(List.of(BASE, climbing, TOP), Compression.NONE, "a:1");
        InputStream in = new ByteArrayInputStream(archive);
        assertThatThrownBy(() -> fixture.images.load(in, List.of(), true, message -> {}))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("\"../up\" is outside of \"/\"");
        assertThat(in.available()).isZero();
        assertThat(fixture.driver.list()).isEmpty();
        nothingBehind();
    }

    /** Nothing in the making, neither in the store nor on the disk. */
    private void nothingBehind() throws IOException {
        assertThat(fixture.parts.pending().cacheIds("overlay2")).isEmpty();
        assertThat(fixture.dataRoot.resolve("overlay2/tmp")).isEmptyDirectory();
        assertThat(fixture.dataRoot.resolve("tmp")).isEmptyDirectory();
    }
}
