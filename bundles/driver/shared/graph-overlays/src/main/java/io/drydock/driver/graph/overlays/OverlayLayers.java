package io.drydock.driver.graph.overlays;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.graph.UnpackTarget;
import io.drydock.api.spi.graph.UnpackTarget.Whiteouts;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Layers as directories with what each changes, laid over one another by a {@link Overlay}. */
public class OverlayLayers implements GraphDriver {

    private final LayerDirectories layers;
    private final FileNodes nodes;
    private final RootedDirectories trees;
    private final Overlay overlay;

    /** Layers of the driver of this name below the data root. */
    protected OverlayLayers(
            String name,
            Path dataRoot,
            FileNodes nodes,
            RootedDirectories trees,
            Function<LayerDirectories, Overlay> overlay) {
        this.layers = new LayerDirectories(dataRoot.resolve(name));
        this.nodes = nodes;
        this.trees = trees;
        this.overlay = overlay.apply(layers);
    }

    @Override
    public void probe() {
        overlay.probe().forEach(this::delete);
        layers.removals().forEach(this::delete);
    }

    @Override
    public Map<String, String> status() {
        return overlay.status();
    }

    @Override
    public UnpackTarget prepare(String id, @Nullable String parent) {
        if (layers.complete(id)) {
            throw new DriverException(Kind.CONFLICT, "layer exists already: " + id);
        }
        List<String> lowers = parent == null ? List.of() : layers.lowersAbove(parent);
        layers.create();
        abort(id);
        Path place = layers.preparation(id);
        layers.write(place, lowers);
        giveToRoot(place.resolve("diff"));
        return new UnpackTarget(place.resolve("diff"), Whiteouts.OVERLAY);
    }

    @Override
    public boolean detached() {
        return true;
    }

    @Override
    public void place(String id, @Nullable String parent) {
        Path place = layers.preparation(id);
        if (!Files.isDirectory(place)) {
            throw new DriverException(Kind.NOT_FOUND, "no such preparation: " + id);
        }
        if (parent != null) {
            layers.lower(place, layers.lowersAbove(parent));
        }
    }

    @Override
    public void commit(String id) {
        commitAll(List.of(id));
    }

    @Override
    public void commitAll(List<String> ids) {
        List<String> prepared = ids.stream().filter(this::prepared).toList();
        if (prepared.isEmpty()) {
            return;
        }
        nodes.syncFilesystem(layers.temporary());
        prepared.forEach(id -> layers.publish(layers.preparation(id), id));
        LayerDirectories.sync(layers.links());
        LayerDirectories.sync(layers.root());
    }

    /** False if it is complete already. */
    private boolean prepared(String id) {
        boolean there = Files.isDirectory(layers.preparation(id));
        if (!there) {
            layers.required(id);
        }
        return there;
    }

    @Override
    public void abort(String id) {
        delete(layers.preparation(id));
    }

    @Override
    public void createWritable(String id, @Nullable String parent, Map<String, String> options) {
        overlay.check(options);
        if (layers.complete(id)) {
            throw new DriverException(Kind.CONFLICT, "layer exists already: " + id);
        }
        List<String> lowers = parent == null ? List.of() : layers.lowersAbove(parent);
        layers.create();
        abort(id);
        Path place = layers.preparation(id);
        layers.write(place, lowers);
        giveToRoot(place.resolve("diff"));
        LayerDirectories.io(() -> Files.createDirectory(place.resolve("work")));
        try {
            overlay.apply(options, place);
        } catch (DriverException e) {
            abort(id);
            throw e;
        }
        layers.publish(place, id);
    }

    /** The root of the layers' containers, which is another one where user ids are mapped. */
    private void giveToRoot(Path tree) {
        try (RootedDirectory directory = trees.open(tree)) {
            directory.apply("", new FileAttributes(0, 0, -1, null, null, Map.of()));
        }
    }

    @Override
    public boolean exists(String id) {
        return layers.complete(id);
    }

    @Override
    public List<String> list() {
        return Files.isDirectory(layers.root()) ? layers.ids() : List.of();
    }

    @Override
    public LayerMount mount(String id) {
        return mount(id, overlay::mount);
    }

    @Override
    public LayerMount mount(String id, String label) {
        return label.isEmpty()
                ? mount(id)
                : mount(id, (lowers, upper, work) -> overlay.mount(lowers, upper, work, label));
    }

    private interface Laying {
        LayerMount of(List<Path> lowers, @Nullable Path upper, @Nullable Path work);
    }

    private LayerMount mount(String id, Laying laying) {
        Path layer = layers.required(id);
        Path diff = layer.resolve("diff");
        Path work = layer.resolve("work");
        boolean writable = Files.isDirectory(work);
        List<Path> lowers = lowers(layer);
        if (lowers.isEmpty()) {
            // overlayfs refuses a mount of one directory alone
            return new LayerMount.Directory(diff, !writable);
        }
        if (writable) {
            return laying.of(lowers, diff, work);
        }
        List<Path> all = new ArrayList<>(lowers);
        all.addFirst(layers.links().resolve(layers.link(layer)));
        return laying.of(all, null, null);
    }

    @Override
    public LayerDiff diff(String id) {
        Path layer = layers.required(id);
        return new LayerDiff.OverlayUpper(layer.resolve("diff"), lowers(layer));
    }

    @Override
    public long size(String id) {
        return new TreeSize(nodes).of(layers.required(id).resolve("diff"));
    }

    @Override
    public Map<String, String> metadata(String id, Path mountPoint) {
        Path layer = layers.required(id);
        Map<String, String> data = new LinkedHashMap<>();
        List<String> lowers = layers.lowers(layer);
        if (!lowers.isEmpty()) {
            data.put(
                    "LowerDir", lowers.stream().map(this::target).collect(Collectors.joining(":")));
        }
        data.put("MergedDir", mountPoint.toString());
        data.put("UpperDir", layer.resolve("diff").toString());
        data.put("WorkDir", layer.resolve("work").toString());
        return data;
    }

    @Override
    public void remove(String id) {
        abort(id);
        if (!layers.complete(id)) {
            return;
        }
        Path layer = layers.layer(id);
        Path doomed = layers.temporary().resolve(LayerDirectories.REMOVED + UUID.randomUUID());
        layers.create();
        LayerDirectories.io(() -> Files.move(layer, doomed));
        delete(doomed);
    }

    private List<Path> lowers(Path layer) {
        return layers.lowers(layer).stream().map(layers.root()::resolve).toList();
    }

    private String target(String link) {
        Path path = layers.root().resolve(link);
        try {
            return layers.links().resolve(Files.readSymbolicLink(path)).normalize().toString();
        } catch (IOException e) {
            return path.toString();
        }
    }

    private void delete(Path place) {
        if (!Files.isDirectory(place)) {
            return;
        }
        layers.unlink(place);
        try (RootedDirectory tree = trees.open(layers.temporary())) {
            tree.deleteTree(place.getFileName().toString());
        }
    }
}
