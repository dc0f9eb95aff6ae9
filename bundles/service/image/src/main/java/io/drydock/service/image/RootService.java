package io.drydock.service.image;

import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.service.image.RootTable.Root;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Root file systems of containers. The writable layer has the container's id as its name. */
class RootService implements RootFilesystems {

    private final ImageParts parts;
    private final RootMounts mounts;
    private final RootLabels labels;

    RootService(ImageParts parts, RootMounts mounts, RootLabels labels) {
        this.parts = parts;
        this.mounts = mounts;
        this.labels = labels;
    }

    @Override
    public String create(
            String containerId, String imageId, Map<String, String> options, String label) {
        String chain = imageId.isEmpty() ? "" : image(imageId).chain();
        RootTable.Inserted inserted =
                parts.roots()
                        .insert(
                                new Root(containerId, imageId, chain, parts.graph().name()),
                                options);
        Root root = inserted.root();
        labels.keep(containerId, label);
        try {
            parts.graph().run(root.driver(), driver -> makeWritable(driver, root, options));
        } catch (EngineException e) {
            if (inserted.fresh()) {
                parts.roots().delete(containerId);
                labels.forget(containerId);
            }
            throw e;
        }
        return root.driver();
    }

    private void makeWritable(GraphDriver driver, Root root, Map<String, String> options) {
        if (driver.exists(root.container())) {
            return;
        }
        driver.createWritable(root.container(), below(root.chain(), root.driver()), options);
    }

    private @Nullable String below(String chain, String driver) {
        return chain.isEmpty() ? null : parts.layers().find(chain, driver).orElseThrow().cacheId();
    }

    @Override
    public Path mount(String containerId) {
        return whereItIs(
                containerId,
                root -> mounts.mount(containerId, () -> layerMount(root)),
                () -> mounts.unmountLater(containerId));
    }

    /**
     * Mounts a root that may be on its way to another driver. The move does not come into effect
     * any more once its claim is struck out; if it has before, the mount is made again. A move that
     * begins afterwards sees the mount.
     */
    private Path whereItIs(String containerId, Function<Root, Path> mount, Runnable undo) {
        Root root = settled(containerId);
        while (true) {
            Path mounted;
            Root now;
            try {
                mounted = mount.apply(root);
                now = settled(containerId);
            } catch (DriverException | EngineException e) {
                now = settled(containerId);
                if (now.driver().equals(root.driver())) {
                    throw e instanceof DriverException refused ? Graph.failure(refused) : e;
                }
                root = now;
                continue;
            }
            if (now.driver().equals(root.driver())) {
                return mounted;
            }
            undo.run();
            root = now;
        }
    }

    private Root settled(String containerId) {
        parts.rootClaims().strike(containerId);
        return required(containerId);
    }

    private LayerMount layerMount(Root root) {
        String label = labels.of(root.container());
        LayerMount mount =
                parts.graph().call(root.driver(), driver -> driver.mount(root.container(), label));
        return labels.label(mount, label);
    }

    @Override
    public void unmount(String containerId) {
        mounts.unmountLater(containerId);
    }

    @Override
    public void remove(String containerId) {
        parts.roots()
                .delete(containerId)
                .ifPresent(
                        deleted -> {
                            labels.forget(containerId);
                            mounts.unmountLater(containerId);
                            parts.background().run("removing root", () -> delete(deleted));
                        });
    }

    private void delete(RootTable.Deleted deleted) {
        Root root = deleted.root();
        mounts.awaitUnmounted(root.container());
        parts.graph().run(root.driver(), driver -> driver.remove(root.container()));
        parts.background().remove(parts.graph(), deleted.unused());
    }

    @Override
    public Sizes sizes(String containerId) {
        long writable = ask(containerId, driver -> driver.size(containerId));
        String chain = required(containerId).chain();
        long below = parts.layers().chain(chain).stream().mapToLong(Layer::size).sum();
        return new Sizes(writable, writable + below);
    }

    /** A layer that has just moved is asked for at its new place. */
    private <T> T ask(String containerId, Function<GraphDriver, T> question) {
        Root root = required(containerId);
        try {
            return parts.graph().call(root.driver(), question);
        } catch (EngineException e) {
            Root now = required(containerId);
            if (now.driver().equals(root.driver())) {
                throw e;
            }
            return parts.graph().call(now.driver(), question);
        }
    }

    @Override
    public String driver(String containerId) {
        return required(containerId).driver();
    }

    @Override
    public GraphData graph(String containerId) {
        Path mountPoint = mounts.path(containerId);
        Map<String, String> data =
                ask(containerId, driver -> driver.metadata(containerId, mountPoint));
        return new GraphData(required(containerId).driver(), data);
    }

    @Override
    public <T> T using(String containerId, Function<Path, T> work) {
        Path mounted =
                whereItIs(
                        containerId,
                        root -> mounts.hold(containerId, () -> layerMount(root)),
                        () -> mounts.release(containerId));
        try {
            return work.apply(mounted);
        } catch (DriverException e) {
            throw Graph.failure(e);
        } finally {
            mounts.release(containerId);
        }
    }

    @Override
    public List<FilesystemChange> changes(String containerId) {
        return parts.rootClaims()
                .reading(
                        containerId,
                        () -> parts.diffs().with(required(containerId), RootService::models));
    }

    private static List<FilesystemChange> models(
            RootedDirectory layer, List<LayerChanges.Change> changes) {
        return changes.stream().map(LayerChanges.Change::model).toList();
    }

    @Override
    public List<String> all() {
        return Stream.concat(parts.roots().containers().stream(), mounts.places().stream())
                .distinct()
                .toList();
    }

    private StoredImage image(String imageId) {
        return parts.images()
                .find(imageId)
                .orElseThrow(() -> EngineException.notFound("No such image: " + imageId));
    }

    private Root required(String containerId) {
        return parts.roots()
                .find(containerId)
                .orElseThrow(
                        () ->
                                EngineException.notFound(
                                        "no root file system for container " + containerId));
    }
}
