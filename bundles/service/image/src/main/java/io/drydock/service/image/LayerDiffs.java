package io.drydock.service.image;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.image.RootTable.Root;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Opens a container's layer and those below it to see what has changed. */
final class LayerDiffs {

    private final Graph graph;
    private final RootedDirectories directories;

    LayerDiffs(Graph graph, RootedDirectories directories) {
        this.graph = graph;
        this.directories = directories;
    }

    /** Work on an open layer and its changes. */
    interface Work<T> {
        T on(RootedDirectory layer, List<LayerChanges.Change> changes) throws IOException;
    }

    /** Runs on a platform thread, as nearly all of it is system calls. */
    <T> T with(Root root, Work<T> work) {
        try {
            return PlatformThread.call(
                    "drydock-diff", () -> open(root.driver(), root.container(), work));
        } catch (DriverException e) {
            throw Graph.failure(e);
        } catch (IOException e) {
            throw EngineException.system(String.valueOf(e.getMessage()), e);
        }
    }

    /** The same for any layer, by the name that driver knows; on a platform thread. */
    <T> T open(String holder, String id, Work<T> work) throws IOException {
        try (Lease<GraphDriver> lease = graph.lease(holder);
                Trees trees = new Trees()) {
            GraphDriver driver = lease.driver();
            return switch (driver.diff(id)) {
                case LayerDiff.OverlayUpper upper -> {
                    RootedDirectory layer = trees.open(upper.directory());
                    for (Path lower : upper.lowers()) {
                        trees.open(lower);
                    }
                    yield work.on(layer, new LayerChanges(layer, trees.below(), false).all());
                }
                case LayerDiff.Trees both -> {
                    RootedDirectory layer = trees.open(both.layer());
                    if (both.parent() != null) {
                        trees.open(both.parent());
                    }
                    yield work.on(layer, new LayerChanges(layer, trees.below(), true).all());
                }
            };
        }
    }

    /** Open trees, the layer first. */
    private final class Trees implements AutoCloseable {
        private final List<RootedDirectory> open = new ArrayList<>();

        RootedDirectory open(Path directory) {
            RootedDirectory tree = directories.open(directory);
            open.add(tree);
            return tree;
        }

        List<RootedDirectory> below() {
            return open.subList(1, open.size());
        }

        @Override
        public void close() {
            open.forEach(RootedDirectory::close);
        }
    }
}
