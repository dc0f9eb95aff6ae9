package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.storage.StorageMoves.State;
import io.drydock.api.engine.storage.StorageMoves.Status;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.service.image.ImageArchives.Compression;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Images and containers that service/storage moves. */
class MovedImagesTest {

    private static final String STOPPED = "a".repeat(64);
    private static final String RUNNING = "b".repeat(64);
    private static final byte[] BASE =
            tar(
                    out ->
                            out.directory("etc")
                                    .file("etc/motd", "hello")
                                    .file("etc/gone", "gone")
                                    .file("etc/same", "12345")
                                    .directory("dir")
                                    .file("dir/below", "below"));
    private static final byte[] TOP =
            tar(
                    out ->
                            out.file("etc/.wh.gone", "")
                                    .file("etc/new", "new")
                                    .file("etc/motd", "hello"));
    private static final byte[] IMAGE =
            ImageArchives.docker(List.of(BASE, TOP), Compression.GZIP, "one:1");

    @TempDir Path root;
    private ImageFixture fixture;
    private String image;

    @BeforeEach
    void load() {
        fixture = new ImageFixture(root);
        fixture.load(IMAGE);
        image = fixture.images.inspect(io.drydock.api.model.ApiVersion.MAX, "one:1").id();
    }

    @AfterEach
    void close() {
        for (String id : fixture.roots.all()) {
            fixture.roots.unmount(id);
            fixture.roots.remove(id);
            until(() -> !fixture.driver.exists(id) && !fixture.vfs.exists(id));
        }
        fixture.close();
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    private void move(String driver, State end) {
        fixture.mover.begin(driver);
        until(
                () -> {
                    Status status = fixture.mover.status();
                    assertThat(status.reason()).isEmpty();
                    return status.state() == end;
                });
    }

    private byte[] saved() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixture.images.save(List.of("one:1"), List.of(), out);
        return out.toByteArray();
    }

    private void change(Path mounted) throws IOException {
        Files.writeString(mounted.resolve("etc/motd"), "changed");
        Files.delete(mounted.resolve("etc/new"));
        Files.createDirectory(mounted.resolve("etc/own"));
        Files.writeString(mounted.resolve("etc/own/file"), "own");
        Files.createLink(mounted.resolve("etc/own/second"), mounted.resolve("etc/own/file"));
        Files.createSymbolicLink(mounted.resolve("link"), Path.of("/etc/motd"));
        // Looks unchanged, and is not.
        FileTime time = Files.getLastModifiedTime(mounted.resolve("etc/same"));
        Files.writeString(mounted.resolve("etc/same"), "54321");
        Files.setLastModifiedTime(mounted.resolve("etc/same"), time);
        // Hides what is below.
        Files.delete(mounted.resolve("dir/below"));
        Files.delete(mounted.resolve("dir"));
        Files.createDirectory(mounted.resolve("dir"));
        Files.writeString(mounted.resolve("dir/above"), "above");
        fixture.nodes.xattr(mounted.resolve("etc/own/file"), "user.note", new byte[] {1, 2});
        fixture.nodes.owner(mounted.resolve("etc/own"), 7, 8);
        fixture.nodes.times(
                mounted.resolve("etc/own"), Instant.EPOCH, Instant.ofEpochSecond(5, 123456789));
        try (var sparse = Files.newByteChannel(mounted.resolve("sparse"), write())) {
            sparse.position(64 << 20).write(java.nio.ByteBuffer.wrap(new byte[] {1}));
        }
    }

    private static java.util.Set<java.nio.file.StandardOpenOption> write() {
        return java.util.Set.of(
                java.nio.file.StandardOpenOption.CREATE_NEW,
                java.nio.file.StandardOpenOption.WRITE);
    }

    private void assertChanged(Path mounted) throws IOException {
        assertThat(mounted.resolve("etc/motd")).hasContent("changed");
        assertThat(mounted.resolve("etc/new")).doesNotExist();
        assertThat(mounted.resolve("etc/gone")).doesNotExist();
        assertThat(mounted.resolve("etc/same")).hasContent("54321");
        assertThat(mounted.resolve("dir/below")).doesNotExist();
        assertThat(mounted.resolve("dir/above")).hasContent("above");
        assertThat(Files.readSymbolicLink(mounted.resolve("link"))).hasToString("/etc/motd");
        assertThat(
                        Files.isSameFile(
                                mounted.resolve("etc/own/file"), mounted.resolve("etc/own/second")))
                .isTrue();
        assertThat(fixture.nodes.xattr(mounted.resolve("etc/own/file"), "user.note"))
                .hasValue(new byte[] {1, 2});
        FileStat own = fixture.nodes.stat(mounted.resolve("etc/own")).orElseThrow();
        assertThat(List.of(own.uid(), own.gid())).containsExactly(7, 8);
        assertThat(own.modified()).isEqualTo(Instant.ofEpochSecond(5, 123456789));
        FileStat sparse = fixture.nodes.stat(mounted.resolve("sparse")).orElseThrow();
        assertThat(sparse.size()).isEqualTo((64 << 20) + 1);
        assertThat(sparse.blocks()).isLessThan(1 << 20);
    }

    @Test
    void imagesAndStoppedContainersAreTheSameThereAndBack() throws Exception {
        byte[] before = saved();
        fixture.roots.create(STOPPED, image, Map.of());
        change(fixture.roots.mount(STOPPED));
        fixture.roots.unmount(STOPPED);
        List<String> changes = changes();
        for (String driver : List.of("vfs", "overlay2")) {
            move(driver, State.IDLE);
            assertThat(fixture.parts.graph().name()).isEqualTo(driver);
            String old = driver.equals("vfs") ? "overlay2" : "vfs";
            until(() -> fixture.driver(old).list().isEmpty());
            assertThat(fixture.driver(driver).list()).hasSize(3);
            assertThat(fixture.roots.graph(STOPPED).driver()).isEqualTo(driver);
            assertThat(changes()).isEqualTo(changes);
            assertChanged(fixture.roots.mount(STOPPED));
            fixture.roots.unmount(STOPPED);
            assertThat(saved()).isEqualTo(before);
        }
    }

    private List<String> changes() {
        return fixture.roots.changes(STOPPED).stream()
                .map(change -> change.kind() + change.path())
                .toList();
    }

    @Test
    void aRunningContainerKeepsItsRootUntilItHasStopped() throws Exception {
        fixture.roots.create(RUNNING, image, Map.of());
        Path mounted = fixture.roots.mount(RUNNING);
        Files.writeString(mounted.resolve("mine"), "mine");
        move("vfs", State.WAITING);
        assertThat(mounted.resolve("mine")).hasContent("mine");
        assertThat(fixture.roots.graph(RUNNING).driver()).isEqualTo("overlay2");
        assertThat(fixture.mover.status().staying())
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).isEqualTo("it is in use"));
        assertThat(fixture.driver.list()).as("what the root stands on").hasSize(3);

        fixture.roots.create(STOPPED, image, Map.of());
        assertThat(fixture.roots.graph(STOPPED).driver()).isEqualTo("vfs");

        fixture.roots.unmount(RUNNING);
        until(() -> fixture.mover.status().state() == State.IDLE);
        assertThat(fixture.roots.graph(RUNNING).driver()).isEqualTo("vfs");
        assertThat(fixture.roots.mount(RUNNING).resolve("mine")).hasContent("mine");
        until(() -> fixture.driver.list().isEmpty());
    }

    @Test
    void aMoveDoesNotComeIntoEffectOnceTheContainerIsMounted() {
        fixture.roots.create(STOPPED, image, Map.of());
        RootTable.Root before = fixture.parts.roots().find(STOPPED).orElseThrow();
        String claim = fixture.parts.rootClaims().claim(STOPPED).orElseThrow();
        fixture.roots.mount(STOPPED);
        assertThat(fixture.parts.rootClaims().stands(claim)).isFalse();
        assertThat(fixture.parts.roots().move(before, "vfs", claim)).isFalse();
        assertThat(fixture.roots.graph(STOPPED).driver()).isEqualTo("overlay2");
    }

    @Test
    void aContainerThatIsReadIsNotMoved() {
        fixture.roots.create(STOPPED, image, Map.of());
        fixture.parts
                .rootClaims()
                .reading(
                        STOPPED,
                        () -> assertThat(fixture.parts.rootClaims().claim(STOPPED)).isEmpty());
        assertThat(fixture.parts.rootClaims().claim(STOPPED)).isPresent();
    }

    @Test
    void whatIsLoadedDuringAMoveIsMovedToo() {
        try (LayerMaking making = new LayerMaking(fixture.parts.shop())) {
            move("vfs", State.IDLE);
            assertThat(making.detached()).as("made by the old driver").isTrue();
            fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "two:1"));
            fixture.mover.begin("vfs");
        }
        until(() -> fixture.mover.status().state() == State.IDLE);
        assertThat(fixture.parts.layers().all()).extracting(Layer::driver).containsOnly("vfs");
        fixture.images.remove("one:1", true, false);
        fixture.images.remove("two:1", true, false);
        until(() -> fixture.vfs.list().isEmpty() && fixture.driver.list().isEmpty());
    }

    @Test
    void aLayerWhoseArchiveWasNotKeptIsMovedAsItsFilesAre() throws Exception {
        for (Layer layer : fixture.parts.layers().all()) {
            fixture.parts.records().forget(layer.cacheId());
        }
        move("vfs", State.IDLE);
        fixture.roots.create(STOPPED, image, Map.of());
        Path mounted = fixture.roots.mount(STOPPED);
        assertThat(mounted.resolve("etc/motd")).hasContent("hello");
        assertThat(mounted.resolve("etc/new")).hasContent("new");
        assertThat(mounted.resolve("etc/gone")).doesNotExist();
    }

    @Test
    void aDriverThatCannotWorkIsRefusedAndNothingChanges() {
        assertThatThrownBy(() -> fixture.mover.begin("btrfs"))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("images cannot be moved to storage driver btrfs: ");
        assertThat(fixture.mover.status().state()).isEqualTo(State.IDLE);
        assertThat(fixture.parts.storage().read()).isEmpty();
    }

    @Test
    void aContainerWithOptionsTheOtherDriverLacksStaysWithTheReason() {
        fixture.roots.create(STOPPED, image, Map.of());
        fixture.parts
                .schema()
                .update("UPDATE image_roots SET options = '{\"size\":\"1G\"}' WHERE 1");
        move("vfs", State.WAITING);
        assertThat(fixture.mover.status().staying())
                .singleElement()
                .satisfies(
                        one ->
                                assertThat(one.reason())
                                        .isEqualTo("--storage-opt is not supported for vfs"));
        assertThat(fixture.roots.mount(STOPPED).resolve("etc/motd")).hasContent("hello");
        move("overlay2", State.IDLE);
        until(() -> fixture.vfs.list().isEmpty());
    }
}
