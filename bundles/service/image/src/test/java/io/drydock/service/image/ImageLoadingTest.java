package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.service.image.ImageArchives.Compression;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class ImageLoadingTest {

    private static final byte[] BASE =
            tar(out -> out.directory("etc").file("etc/motd", "hello").file("etc/gone", "x"));
    private static final byte[] TOP =
            tar(out -> out.file("etc/.wh.gone", "").file("etc/new", "new"));

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

    @ParameterizedTest
    @EnumSource(Compression.class)
    void loadsLayersAndArchivesCompressedInAnyWay(Compression compression) throws Exception {
        byte[] archive =
                compression.apply(ImageArchives.docker(List.of(BASE, TOP), compression, "demo:1"));
        assertThat(fixture.load(archive)).isEqualTo("Loaded image: demo:1\n");
        Path mounted = start("a".repeat(64), "demo:1");
        assertThat(mounted.resolve("etc/motd")).hasContent("hello");
        assertThat(mounted.resolve("etc/new")).hasContent("new");
        assertThat(mounted.resolve("etc/gone")).doesNotExist();
        assertThat(mounted.resolve("etc/hosts")).exists();
        assertThat(mounted.resolve("etc/mtab")).isSymbolicLink();
        stop("a".repeat(64));
    }

    @Test
    void anotherStorageDriverThanTheOneThatHoldsTheImagesIsRefused() {
        fixture.load(ImageArchives.oci(List.of(BASE), "docker.io/library/o:2"));
        Graph other =
                new Graph(
                        fixture.drivers(),
                        "btrfs",
                        fixture.parts.layers(),
                        fixture.parts.storage(),
                        fixture.dataRoot);
        assertThatThrownBy(other::name)
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("storage driver btrfs is configured, but the images of ")
                .hasMessageEndingWith(
                        " are stored by overlay2: choose that one, or another data-root, or move"
                                + " them: drydock move-storage --to btrfs");
    }

    @Test
    void loadsTheHostsImageOfANestedOciIndex() {
        assertThat(fixture.load(ImageArchives.oci(List.of(BASE, TOP), "docker.io/library/o:2")))
                .isEqualTo("Loaded image: o:2\n");
        assertThat(fixture.images.inspect(ApiVersion.MAX, "o:2").rootFs().layers())
                .containsExactly(Digests.of(BASE), Digests.of(TOP));
    }

    @Test
    void tellsTheIdOfAnImageWithoutName() {
        String config = ImageArchives.config(List.of(BASE), "");
        String id = Digests.of(config.getBytes());
        assertThat(fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE)))
                .isEqualTo("Loaded image ID: " + id + "\n");
        assertThat(fixture.events)
                .containsExactly(new Event("image", "load", id, Map.of("name", id)));
    }

    @Test
    void aLayerThatIsThereIsNotMadeAgain() {
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "a:1"));
        fixture.load(ImageArchives.docker(List.of(BASE, TOP), Compression.GZIP, "b:1"));
        assertThat(fixture.driver.list()).hasSize(2);
    }

    @Test
    void aNameMovesToTheImageLoadedLast() {
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "a:1"));
        String before = fixture.images.inspect(ApiVersion.MAX, "a:1").id();
        assertThat(fixture.load(ImageArchives.docker(List.of(TOP), Compression.NONE, "a:1")))
                .isEqualTo(
                        "The image a:1 already exists, renaming the old one with ID "
                                + before
                                + " to empty string\nLoaded image: a:1\n");
    }

    @Test
    void aLayerWithAnotherDigestLeavesNothingBehind() {
        String config = ImageArchives.config(List.of(BASE, BASE), "");
        byte[] archive =
                ImageArchives.dockerOf(config, List.of(BASE, TOP), Compression.NONE, "a:1");
        assertThatThrownBy(() -> fixture.load(archive))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("invalid diffID for layer 1: expected \"sha256:");
        assertNothingThere();
    }

    @Test
    void aTruncatedArchiveLeavesNothingBehind() {
        byte[] whole = ImageArchives.docker(List.of(BASE, TOP), Compression.NONE, "a:1");
        for (int length = 100; length < whole.length - 1500; length += 700) {
            byte[] part = java.util.Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> fixture.load(part)).isInstanceOf(EngineException.class);
        }
        assertNothingThere();
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> fixture.load(tar(out -> out.file("x", "y"))))
                .hasMessage("invalid archive: does not contain a manifest.json");
    }

    @Test
    void theSameImageLoadedByManyAtOnceIsMadeOnce() throws Exception {
        byte[] archive = ImageArchives.docker(List.of(BASE, TOP), Compression.NONE, "a:1");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            threads.add(Thread.ofVirtual().start(() -> fixture.load(archive)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(
                        fixture.images.list(
                                ApiVersion.MAX,
                                new ImageEngine.ListRequest(
                                        true, Filters.NONE, false, false, false)))
                .hasSize(1);
        assertThat(fixture.driver.list()).hasSize(2);
    }

    @Test
    void importsWithChanges() {
        fixture.images.importArchive(
                new io.drydock.api.engine.image.ImageEngine.ImportRequest(
                        "imp", "", "", List.of("CMD [\"sh\"]", "ENV a=b"), null),
                new ByteArrayInputStream(Compression.XZ.apply(BASE)),
                message -> {});
        var config = fixture.images.resolve("imp", java.util.Optional.empty()).config();
        assertThat(config.config().cmd()).containsExactly("sh");
        assertThat(config.config().env()).containsExactly("a=b");
        assertThat(config.rootfs().diffIds()).containsExactly(Digests.of(BASE));
    }

    private void assertNothingThere() {
        assertThat(fixture.driver.list()).isEmpty();
        assertThat(fixture.parts.layers().all()).isEmpty();
        assertThat(fixture.parts.pending().cacheIds("overlay2")).isEmpty();
        assertThat(fixture.dataRoot.resolve("overlay2/tmp"))
                .satisfiesAnyOf(
                        path -> assertThat(path).isEmptyDirectory(),
                        path -> assertThat(path).doesNotExist());
        assertThat(fixture.dataRoot.resolve("tmp")).isEmptyDirectory();
    }

    private Path start(String container, String image) {
        String id = fixture.images.resolve(image, java.util.Optional.empty()).id();
        fixture.roots.create(container, id, Map.of());
        return fixture.roots.mount(container);
    }

    private void stop(String container) throws Exception {
        Path path = fixture.roots.mount(container);
        fixture.roots.remove(container);
        for (int i = 0; i < 100 && (Files.exists(path) || fixture.driver.exists(container)); i++) {
            Thread.sleep(50);
        }
        assertThat(path).doesNotExist();
        assertThat(fixture.driver.exists(container)).isFalse();
    }
}
