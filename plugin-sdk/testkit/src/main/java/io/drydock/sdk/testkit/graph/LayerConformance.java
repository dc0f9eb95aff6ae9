package io.drydock.sdk.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The way of layers from their preparation to their commit, and what all tests of {@link
 * GraphDriverConformance} stand on.
 */
public abstract class LayerConformance {

    static final String BASE = "a".repeat(64);
    static final String TOP = "b".repeat(64);
    static final String CONTAINER = "c".repeat(64);

    @TempDir Path directory = Path.of("");

    private final List<Path> mounted = new ArrayList<>();
    Path data = Path.of("");
    private @Nullable GraphDriver made;

    /** A new driver on this data root; called again to see what another process would. */
    protected abstract GraphDriver driver(Path dataRoot);

    /** The means to mount what the driver describes. */
    protected abstract Mounts mounts();

    /** Where the data root is made; a driver that needs a certain file system mounts one here. */
    protected Path place(Path temporary) throws IOException {
        return temporary;
    }

    /** Ends what {@link #place} began, after each test. */
    protected void leave() throws IOException {
        // A plain directory needs nothing.
    }

    @BeforeEach
    void probe() throws IOException {
        data = Files.createDirectory(place(directory).resolve("data"));
        made = driver(data);
        graph().probe();
    }

    @AfterEach
    void unmount() throws IOException {
        mounted.reversed().forEach(path -> mounts().unmount(path, true));
        leave();
    }

    @Test
    void aLayerIsThereOnlyOnceCommitted() throws IOException {
        Path place = graph().prepare(BASE, null).directory();
        Files.writeString(place.resolve("f"), "base");
        assertThat(graph().exists(BASE)).isFalse();
        assertThat(graph().list()).isEmpty();
        graph().commit(BASE);
        assertThat(graph().exists(BASE)).isTrue();
        assertThat(graph().list()).containsExactly(BASE);
        graph().commit(BASE);
    }

    @Test
    void anAbortedLayerLeavesNothing() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "x");
        graph().abort(BASE);
        graph().abort(BASE);
        assertThat(graph().list()).isEmpty();
        assertKind(Kind.NOT_FOUND, () -> graph().commit(BASE));
    }

    @Test
    void aPreparationLeftBehindIsDiscarded() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("old"), "x");
        Path place = graph().prepare(BASE, null).directory();
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void refusesWhatIsThereOrHasNoParent() throws IOException {
        layers();
        assertKind(Kind.CONFLICT, () -> graph().prepare(BASE, null));
        assertKind(Kind.CONFLICT, () -> graph().createWritable(TOP, null, Map.of()));
        assertKind(Kind.NOT_FOUND, () -> graph().prepare("d".repeat(64), "e".repeat(64)));
        assertKind(Kind.NOT_FOUND, () -> graph().mount("d".repeat(64)));
        assertKind(Kind.INVALID, () -> graph().exists("../x"));
        assertKind(
                Kind.INVALID, () -> graph().createWritable(CONTAINER, TOP, Map.of("bogus", "1")));
    }

    @Test
    void manyLayersMayBePreparedBeforeTheFirstCommit() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "base");
        Files.writeString(graph().prepare(TOP, BASE).directory().resolve("g"), "top");
        graph().commit(BASE);
        graph().commit(TOP);
        Path root = mount(TOP);
        assertThat(root.resolve("f")).hasContent("base");
        assertThat(root.resolve("g")).hasContent("top");
    }

    @Test
    void layersAreCommittedTogether() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "base");
        Files.writeString(graph().prepare(TOP, BASE).directory().resolve("g"), "top");
        assertKind(Kind.NOT_FOUND, () -> graph().commitAll(List.of(BASE, TOP, "d".repeat(64))));
        graph().commitAll(List.of(BASE, TOP));
        graph().commitAll(List.of(BASE, TOP));
        Path root = mount(TOP);
        assertThat(root.resolve("f")).hasContent("base");
        assertThat(root.resolve("g")).hasContent("top");
    }

    @Test
    void aLayerUnpackedByItselfIsPutOnTopOfOthersLater() throws IOException {
        Files.writeString(graph().prepare(TOP, null).directory().resolve("g"), "top");
        if (!graph().detached()) {
            assertKind(Kind.UNSUPPORTED, () -> graph().place(TOP, null));
            return;
        }
        assertKind(Kind.NOT_FOUND, () -> graph().place(TOP, BASE));
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "base");
        graph().place(BASE, null);
        graph().place(TOP, BASE);
        graph().commitAll(List.of(BASE, TOP));
        Path root = mount(TOP);
        assertThat(root.resolve("f")).hasContent("base");
        assertThat(root.resolve("g")).hasContent("top");
        assertKind(Kind.NOT_FOUND, () -> graph().place(TOP, BASE));
    }

    void layers() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "base");
        graph().commit(BASE);
        Files.writeString(graph().prepare(TOP, BASE).directory().resolve("g"), "top");
        graph().commit(TOP);
    }

    Path mount(String id) throws IOException {
        Path target = Files.createDirectories(directory.resolve("mounted").resolve(id));
        switch (graph().mount(id)) {
            case LayerMount.Directory one ->
                    mounts().bind(new BindMount(one.path(), target, false, one.readOnly(), null));
            case LayerMount.Served one -> {
                List<String> command = new ArrayList<>(one.command());
                command.add(target.toString());
                LoopFilesystem.run(command.toArray(String[]::new));
            }
            case LayerMount.Overlay one ->
                    mounts().overlay(
                                    new OverlayMount(
                                            one.lowers(),
                                            one.upper(),
                                            one.work(),
                                            target,
                                            null,
                                            one.options()));
        }
        mounted.add(target);
        return target;
    }

    GraphDriver graph() {
        return java.util.Objects.requireNonNull(made);
    }

    static void assertKind(Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        DriverException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
