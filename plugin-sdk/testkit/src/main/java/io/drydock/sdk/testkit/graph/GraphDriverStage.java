package io.drydock.sdk.testkit.graph;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What the tests of a graph driver stand on: a data root, the driver, mounts that are undone. */
abstract class GraphDriverStage {

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

    /** A base and a layer on it, committed. */
    final void layers() throws IOException {
        Files.writeString(graph().prepare(BASE, null).directory().resolve("f"), "base");
        graph().commit(BASE);
        Files.writeString(graph().prepare(TOP, BASE).directory().resolve("g"), "top");
        graph().commit(TOP);
    }

    final Path mount(String id) throws IOException {
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

    final GraphDriver graph() {
        return Objects.requireNonNull(made);
    }
}
