package io.drydock.service.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.volume.VolumeMounts.UsedVolume;
import io.drydock.api.engine.volume.VolumeMounts.VolumeUse;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.store.SqliteStore;
import io.drydock.service.recorded.RecordedEvents;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class VolumeComponentTest {

    private static final String C1 = "1".repeat(64);
    private static final String C2 = "2".repeat(64);

    @TempDir Path root;
    private final RecordedEvents events = new RecordedEvents();
    private SqliteStore store;
    private DirectoryVolumes driver;
    private VolumeComponent volumes;

    @BeforeEach
    void start() {
        store = SqliteStore.open(root.resolve("state"));
        driver = new DirectoryVolumes(root.resolve("volumes"));
        volumes = new VolumeComponent(store, driver, events, new LinuxRootedDirectories());
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static VolumeUse use(String container, String name) {
        return new VolumeUse(container, name, "", Map.of(), Map.of());
    }

    private static VolumeCreateRequest named(String name, String driver) {
        return new VolumeCreateRequest(driver, null, null, name);
    }

    @Test
    void manyCreatorsOfOneNameMakeOneVolume() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 16).forEach(i -> threads.submit(() -> volumes.use(use(C1, "data"))));
        }
        assertThat(driver.created).hasValue(1);
        assertThat(volumes.list(Filters.NONE).volumes()).hasSize(1);
        assertThat(events.published).extracting(it -> it.action()).containsExactly("create");
    }

    @Test
    void volumeInUseIsNotRemoved() {
        volumes.use(use(C1, "data"));
        assertThatThrownBy(() -> volumes.remove("data", true))
                .hasMessage("remove data: volume is in use - [" + C1 + "]")
                .extracting(e -> ((EngineException) e).kind())
                .isEqualTo(ErrorKind.CONFLICT);
        volumes.release(C1, true);
        assertThat(volumes.inspect("data").mountpoint())
                .isEqualTo(root.resolve("volumes/data").toString());
        volumes.remove("data", false);
        assertThatThrownBy(() -> volumes.inspect("data")).hasMessage("get data: no such volume");
        volumes.remove("data", true);
    }

    @Test
    void anonymousVolumeGoesWithItsLastUser() {
        UsedVolume volume = volumes.use(use(C1, ""));
        assertThat(volume.anonymous()).isTrue();
        assertThat(volume.name()).matches("[0-9a-f]{64}");
        volumes.use(use(C2, volume.name()));
        volumes.release(C1, true);
        assertThat(volumes.uses(C2)).containsExactly(volume);
        volumes.release(C2, true);
        assertThat(volumes.list(Filters.NONE).volumes()).isEmpty();
    }

    @Test
    void pruneEndsWhenItsClientHasLeft() {
        for (int i = 0; i < 3; i++) {
            volumes.create(named("", ""));
        }
        int[] asked = {0};
        assertThat(volumes.prune(Filters.NONE, () -> asked[0]++ == 0).volumesDeleted()).hasSize(1);
        assertThat(volumes.list(Filters.NONE).volumes()).hasSize(2);
    }

    @Test
    void pruneTakesNamedVolumesOnlyWhenAsked() {
        volumes.create(named("data", ""));
        volumes.create(named("", ""));
        volumes.use(use(C1, ""));
        assertThat(volumes.prune(Filters.NONE, Presence.ALWAYS).volumesDeleted()).hasSize(1);
        assertThat(
                        volumes.prune(new Filters(Map.of("all", Set.of("true"))), Presence.ALWAYS)
                                .volumesDeleted())
                .containsExactly("data");
        assertThat(volumes.list(Filters.NONE).volumes()).hasSize(1);
    }

    @Test
    void badNamesAndDriversAreRefusedInDockersWords() {
        assertThatThrownBy(() -> volumes.create(named("a", "")))
                .hasMessageContaining(
                        "volume name is too short, names should be at least two alphanumeric"
                                + " characters");
        assertThatThrownBy(() -> volumes.create(named("a/b", "")))
                .hasMessageContaining(
                        "\"a/b\" includes invalid characters for a local volume name, only");
        assertThatThrownBy(() -> volumes.create(named("data", "x")))
                .hasMessage(
                        "create data: error looking up volume plugin x: plugin \"x\" not found");
        volumes.create(named("data", ""));
        assertThatThrownBy(() -> volumes.create(named("data", "other")))
                .hasMessage(
                        "create data: driver 'local' already has volume 'data': volume name must be"
                                + " unique");
        assertThatThrownBy(() -> volumes.list(new Filters(Map.of("x", Set.of("y")))))
                .hasMessage("invalid filter 'x'");
    }

    @Test
    void copyUpKeepsWhatFilesAreAndStaysInTheRoot() throws Exception {
        Path rootfs = Files.createDirectories(root.resolve("rootfs"));
        Path source = Files.createDirectories(rootfs.resolve("srv/data/sub"));
        Files.setPosixFilePermissions(
                source.getParent(), PosixFilePermissions.fromString("rwx-wx--x"));
        Path file = Files.writeString(source.resolve("file"), "text");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-02-02T02:02:02Z")));
        Files.createLink(source.resolve("same"), file);
        Files.createSymbolicLink(source.resolve("link"), Path.of("/etc/passwd"));
        // In the container's eyes an absolute link starts at its own root.
        Files.createSymbolicLink(rootfs.resolve("data"), Path.of("/srv/data"));
        volumes.use(use(C1, "data"));
        Path target = volumes.mount("data", C1);
        volumes.populate("data", rootfs, "/data");
        assertThat(target.resolve("sub/file")).hasContent("text");
        assertThat(Files.getPosixFilePermissions(target.resolve("sub/file")))
                .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
        assertThat(Files.getLastModifiedTime(target.resolve("sub/file")).toInstant())
                .isEqualTo(Instant.parse("2020-02-02T02:02:02Z"));
        assertThat(Files.getAttribute(target.resolve("sub/file"), "unix:nlink")).isEqualTo(2);
        assertThat(Files.readSymbolicLink(target.resolve("sub/link")))
                .isEqualTo(Path.of("/etc/passwd"));
        assertThat(Files.getPosixFilePermissions(target))
                .isEqualTo(Files.getPosixFilePermissions(source.getParent()));
    }

    @Test
    void copyUpLeavesWhatIsThere() throws Exception {
        Path rootfs = Files.createDirectories(root.resolve("rootfs/srv")).getParent();
        Files.writeString(rootfs.resolve("srv/new"), "new");
        volumes.use(use(C1, "data"));
        Path target = volumes.mount("data", C1);
        volumes.populate("data", rootfs, "/missing");
        assertThat(target).isEmptyDirectory();
        Files.writeString(target.resolve("old"), "old");
        volumes.populate("data", rootfs, "/srv");
        assertThat(target.resolve("new")).doesNotExist();
    }

    @Test
    void usesSurviveARestart() {
        UsedVolume used = volumes.use(use(C1, "data"));
        VolumeComponent next =
                new VolumeComponent(store, driver, events, new LinuxRootedDirectories());
        assertThat(next.uses(C1)).isEqualTo(List.of(used));
    }

    @Test
    void whatAnEarlierRunLeftHalfDoneIsEnded() throws Exception {
        volumes.create(named("kept", ""));
        Path half = Files.createDirectories(root.resolve("volumes/half"));
        Files.createDirectories(root.resolve("volumes/mine"));
        store.open(VolumeSchema.OWNER, VolumeSchema.MIGRATIONS)
                .run(
                        transaction -> {
                            for (String name : List.of("half", "kept")) {
                                transaction.update(
                                        "INSERT INTO volume_intents VALUES (?, 'local', 'before')",
                                        name);
                            }
                            Intents.begin(transaction, "mine", "local");
                        });
        VolumeComponent next =
                new VolumeComponent(store, driver, events, new LinuxRootedDirectories());
        next.recovered();
        assertThat(half).doesNotExist();
        assertThat(root.resolve("volumes/kept")).exists();
        assertThat(root.resolve("volumes/mine")).as("another generation is at it").exists();
    }

    @Test
    void whatACrashHasCutWhileItWasFilledIsSettledBeforeTheNextUse() throws Exception {
        Path rootfs = Files.createDirectories(root.resolve("rootfs/srv")).getParent();
        Files.writeString(rootfs.resolve("srv/new"), "new");
        Path data = Path.of(volumes.use(use(C1, "data")).mountpoint());
        volumes.use(use(C1, "ours"));
        Path half = data.resolve(".drydock-copy-left.part");
        Path mine = root.resolve("volumes/ours/.drydock-copy-mine.part");
        Files.writeString(Files.createDirectories(half).resolve("new"), "n");
        Files.createDirectories(mine);
        store.open(VolumeSchema.OWNER, VolumeSchema.MIGRATIONS)
                .run(
                        transaction -> {
                            String insert = "INSERT INTO volume_copies VALUES (?, ?, ?)";
                            transaction.update(insert, "data", "left", "before");
                            transaction.update(insert, "gone", "left", "before");
                            transaction.update(insert, "ours", "mine", Intents.PROCESS);
                        });
        VolumeComponent next =
                new VolumeComponent(store, driver, events, new LinuxRootedDirectories());
        next.mount("data", C1);
        assertThat(data).isEmptyDirectory();
        next.populate("data", rootfs, "/srv");
        assertThat(data.resolve("new")).hasContent("new");
        next.recovered();
        assertThat(mine).as("another generation is at it").exists();
        assertThat(
                        store.open(VolumeSchema.OWNER, VolumeSchema.MIGRATIONS)
                                .read(
                                        "SELECT volume FROM volume_copies",
                                        row -> row.text("volume")))
                .containsExactly("ours");
    }

    @Test
    @Tag("1.10/prune-busy")
    void onlyOnePruneIsAtWork() throws Exception {
        volumes.create(named("", ""));
        driver.removing.acquire();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> volumes.prune(Filters.NONE, Presence.ALWAYS));
            while (!driver.removing.hasQueuedThreads()) {
                Thread.onSpinWait();
            }
            assertThatThrownBy(() -> volumes.prune(Filters.NONE, Presence.ALWAYS))
                    .hasMessage("a prune operation is already running");
            driver.removing.release();
            assertThat(first.get().volumesDeleted()).hasSize(1);
        }
    }
}
