package io.drydock.driver.graph.trees;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerDiff;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.graph.UnpackTarget;
import io.drydock.api.spi.graph.UnpackTarget.Whiteouts;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Layers as whole copies: {@code ID/tree}, {@code ID/parent}, and {@code ID/writable} for those of
 * containers. What is being made lies in {@code tmp} until a rename makes it a layer.
 */
public class TreeLayers implements GraphDriver {

    private static final String TREE = "tree";
    private static final String PARENT = "parent";
    private static final String REMOVED = "removed-";
    private static final String WRITABLE = "writable";

    private final String name;
    private final Path root;
    private final Path temporary;
    private final Trees trees;
    private final FileNodes nodes;
    private final RootedDirectories directories;

    /** Layers of the driver of this name below the data root. */
    protected TreeLayers(
            String name,
            Path dataRoot,
            Trees trees,
            FileNodes nodes,
            RootedDirectories directories) {
        this.name = name;
        this.root = dataRoot.resolve(name);
        this.temporary = root.resolve("tmp");
        this.trees = trees;
        this.nodes = nodes;
        this.directories = directories;
    }

    @Override
    public void probe() {
        createRoot();
        trees.probe(temporary);
        list().forEach(id -> trees.revive(layer(id).resolve(TREE)));
        try (Stream<Path> entries = Files.list(temporary)) {
            entries.filter(entry -> entry.getFileName().toString().startsWith(REMOVED))
                    .toList()
                    .forEach(this::delete);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, name + ": " + e, e);
        }
    }

    private void createRoot() {
        io(() -> Files.createDirectories(temporary));
    }

    @Override
    public Map<String, String> status() {
        return trees.status(root);
    }

    @Override
    public UnpackTarget prepare(String id, @Nullable String parent) {
        Path place = begin(id, parent);
        return new UnpackTarget(place.resolve(TREE), Whiteouts.REMOVE);
    }

    @Override
    public void commit(String id) {
        Path place = preparation(id);
        if (!Files.isDirectory(place)) {
            required(id);
            return;
        }
        trees.sync(place.resolve(TREE));
        nodes.syncFilesystem(place);
        publish(id);
        io(
                () -> {
                    try (FileChannel names = FileChannel.open(root, StandardOpenOption.READ)) {
                        names.force(true);
                    }
                });
    }

    @Override
    public void abort(String id) {
        delete(preparation(id));
    }

    @Override
    public void createWritable(String id, @Nullable String parent, Map<String, String> options) {
        trees.check(options);
        Path place = begin(id, parent);
        try {
            trees.apply(options, place.resolve(TREE));
        } catch (DriverException e) {
            abort(id);
            throw e;
        }
        io(() -> Files.createFile(place.resolve(WRITABLE)));
        publish(id);
    }

    @Override
    public boolean exists(String id) {
        return Files.isDirectory(layer(id));
    }

    @Override
    public List<String> list() {
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(root)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> name.length() >= 64)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, name + ": " + e, e);
        }
    }

    @Override
    public LayerMount mount(String id) {
        Path layer = required(id);
        return new LayerMount.Directory(
                layer.resolve(TREE), !Files.exists(layer.resolve(WRITABLE)));
    }

    @Override
    public LayerDiff diff(String id) {
        Path layer = required(id);
        String parent = parent(layer);
        return new LayerDiff.Trees(
                layer.resolve(TREE), parent.isEmpty() ? null : layer(parent).resolve(TREE));
    }

    /** Of the whole tree less the whole tree below; a copy has no changes of its own. */
    @Override
    public long size(String id) {
        Path layer = required(id);
        String parent = parent(layer);
        long below = parent.isEmpty() || !exists(parent) ? 0 : bytes(layer(parent));
        return Math.max(0, bytes(layer) - below);
    }

    @Override
    public Map<String, String> metadata(String id, Path mountPoint) {
        required(id);
        return Map.of();
    }

    @Override
    public void remove(String id) {
        abort(id);
        if (exists(id)) {
            Path doomed = temporary.resolve(REMOVED + UUID.randomUUID());
            createRoot();
            io(() -> Files.move(layer(id), doomed));
            delete(doomed);
        }
    }

    private Path begin(String id, @Nullable String parent) {
        if (exists(id)) {
            throw new DriverException(Kind.CONFLICT, "layer exists already: " + id);
        }
        Path below = parent == null ? null : existing(parent).resolve(TREE);
        createRoot();
        abort(id);
        Path place = preparation(id);
        io(
                () -> {
                    Files.createDirectories(place);
                    Files.writeString(place.resolve(PARENT), parent == null ? "" : parent);
                });
        if (below == null) {
            trees.create(place.resolve(TREE));
            giveToRoot(place.resolve(TREE));
        } else {
            trees.copy(below, place.resolve(TREE));
        }
        return place;
    }

    /** The root of the layers' containers, which is another one where user ids are mapped. */
    private void giveToRoot(Path tree) {
        try (RootedDirectory directory = directories.open(tree)) {
            directory.apply("", new FileAttributes(0, 0, -1, null, null, Map.of()));
        }
    }

    private void publish(String id) {
        io(() -> Files.move(preparation(id), layer(id), StandardCopyOption.ATOMIC_MOVE));
    }

    private Path layer(String id) {
        if (!id.matches("[a-z0-9-]{64,}")) {
            throw new DriverException(Kind.INVALID, "invalid layer id: " + id);
        }
        return root.resolve(id);
    }

    private Path preparation(String id) {
        return temporary.resolve(layer(id).getFileName());
    }

    private Path existing(String id) {
        return Files.isDirectory(preparation(id)) ? preparation(id) : required(id);
    }

    private Path required(String id) {
        if (!exists(id)) {
            throw new DriverException(Kind.NOT_FOUND, "no such layer: " + id);
        }
        return layer(id);
    }

    private String parent(Path layer) {
        try {
            return Files.readString(layer.resolve(PARENT));
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, name + ": " + e, e);
        }
    }

    private long bytes(Path layer) {
        Set<Long> counted = new HashSet<>();
        try (Stream<Path> paths = Files.walk(layer.resolve(TREE))) {
            return paths.flatMap(path -> nodes.stat(path).stream())
                    .filter(stat -> counts(stat, counted))
                    .mapToLong(FileStat::size)
                    .sum();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, name + ": " + e, e);
        }
    }

    private static boolean counts(FileStat stat, Set<Long> counted) {
        return stat.kind() == FileKind.SYMLINK
                || (stat.kind() == FileKind.FILE && counted.add(stat.inode()));
    }

    private void delete(Path place) {
        if (Files.isDirectory(place)) {
            trees.delete(place.resolve(TREE));
            try (RootedDirectory all = directories.open(temporary)) {
                all.deleteTree(place.getFileName().toString());
            }
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private void io(Io action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, name + ": " + e, e);
        }
    }
}
