package io.drydock.service.image;

import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.model.container.FilesystemChange;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.service.image.RootTable.Root;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Root file systems of containers. The writable layer has the container's id as its name. */
class RootService implements RootFilesystems {

    private final ImageParts parts;
    private final RootMounts mounts;

    RootService(ImageParts parts, RootMounts mounts) {
        this.parts = parts;
        this.mounts = mounts;
    }

    @Override
    public String create(String containerId, String imageId, Map<String, String> options) {
        String chain = imageId.isEmpty() ? "" : image(imageId).chain();
        Root root = new Root(containerId, imageId, chain, parts.graph().name());
        boolean fresh = parts.roots().insert(root);
        try {
            parts.graph().run(root.driver(), driver -> makeWritable(driver, root, options));
        } catch (EngineException e) {
            if (fresh) {
                parts.roots().delete(root);
            }
            throw e;
        }
        return root.driver();
    }

    private void makeWritable(GraphDriver driver, Root root, Map<String, String> options) {
        if (driver.exists(root.container())) {
            return;
        }
        String parent =
                root.chain().isEmpty()
                        ? null
                        : parts.layers().find(root.chain()).orElseThrow().cacheId();
        driver.createWritable(root.container(), parent, options);
    }

    @Override
    public Path mount(String containerId) {
        Root root = required(containerId);
        try {
            return mounts.mount(containerId, () -> layerMount(root));
        } catch (DriverException e) {
            throw Graph.failure(e);
        }
    }

    private LayerMount layerMount(Root root) {
        return parts.graph().call(root.driver(), driver -> driver.mount(root.container()));
    }

    @Override
    public void unmount(String containerId) {
        mounts.unmountLater(containerId);
    }

    @Override
    public void remove(String containerId) {
        parts.roots()
                .find(containerId)
                .ifPresent(
                        root -> {
                            List<Layer> unused = parts.roots().delete(root);
                            mounts.unmountLater(containerId);
                            parts.background().run("removing root", () -> delete(root, unused));
                        });
    }

    private void delete(Root root, List<Layer> unused) {
        mounts.awaitUnmounted(root.container());
        parts.graph().run(root.driver(), driver -> driver.remove(root.container()));
        parts.background().remove(parts.graph(), root.driver(), unused);
    }

    @Override
    public Sizes sizes(String containerId) {
        Root root = required(containerId);
        long writable = parts.graph().call(root.driver(), driver -> driver.size(containerId));
        long below = parts.layers().chain(root.chain()).stream().mapToLong(Layer::size).sum();
        return new Sizes(writable, writable + below);
    }

    @Override
    public GraphData graph(String containerId) {
        Root root = required(containerId);
        Path mountPoint = mounts.path(containerId);
        return new GraphData(
                root.driver(),
                parts.graph()
                        .call(root.driver(), driver -> driver.metadata(containerId, mountPoint)));
    }

    @Override
    public <T> T using(String containerId, Function<Path, T> work) {
        Root root = required(containerId);
        try {
            Path mounted = mounts.hold(containerId, () -> layerMount(root));
            try {
                return work.apply(mounted);
            } finally {
                mounts.release(containerId);
            }
        } catch (DriverException e) {
            throw Graph.failure(e);
        }
    }

    @Override
    public List<FilesystemChange> changes(String containerId) {
        return parts.diffs()
                .with(
                        required(containerId),
                        (layer, changes) ->
                                changes.stream().map(LayerChanges.Change::model).toList());
    }

    @Override
    public List<String> all() {
        return parts.roots().containers();
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
