package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.driver.graph.trees.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Trees as data sets, mounted where the trees are. The name of a data set is written beside its
 * tree before it is made, so that nothing is made that nobody finds again.
 */
final class DatasetTrees implements Trees {

    private static final String NAME = "dataset";
    private static final List<String> SHOWN = List.of("used", "available", "quota", "compression");

    private final Zfs zfs;
    private final Mounts mounts;
    private final FileNodes nodes;
    private final List<String> storageOptions;

    DatasetTrees(Zfs zfs, Mounts mounts, FileNodes nodes, List<String> storageOptions) {
        this.zfs = zfs;
        this.mounts = mounts;
        this.nodes = nodes;
        this.storageOptions = List.copyOf(storageOptions);
    }

    @Override
    public void probe(Path root) {
        // Wrong options are told here, before there is any container.
        ZfsOptions.of(storageOptions);
        zfs.probe();
        String parent = parent(root);
        if (!zfs.exists(parent)) {
            throw new DriverException(Kind.UNSUPPORTED, "zfs: there is no data set " + parent);
        }
    }

    private String parent(Path place) {
        String named = ZfsOptions.of(storageOptions).parent();
        return named.isEmpty()
                ? zfs.holding(place)
                        .orElseThrow(
                                () ->
                                        new DriverException(
                                                Kind.UNSUPPORTED,
                                                "zfs: %s is not on zfs: put data-root there, or name a data set by the storage option zfs.fsname"
                                                        .formatted(place)))
                : named;
    }

    @Override
    public Map<String, String> status(Path root) {
        String parent = parent(root);
        String pool = parent.split("/", 2)[0];
        List<String> values = zfs.properties(parent, SHOWN);
        Map<String, String> status = new LinkedHashMap<>();
        status.put("Zpool", pool);
        status.put("Zpool Health", zfs.health(pool));
        status.put("Parent Dataset", parent);
        status.put("Space Used By Parent", values.get(0));
        status.put("Space Available", values.get(1));
        status.put("Parent Quota", values.get(2).equals("0") ? "no" : values.get(2));
        status.put("Compression", values.get(3));
        return status;
    }

    @Override
    public void create(Path tree) {
        String name = newName(tree);
        zfs.create(name);
        mount(name, tree);
    }

    @Override
    public void copy(Path source, Path tree) {
        String below =
                name(source)
                        .orElseThrow(
                                () ->
                                        new DriverException(
                                                Kind.SYSTEM, "zfs: nothing names " + source));
        String name = newName(tree);
        zfs.copy(below, name, name.substring(name.lastIndexOf('/') + 1));
        mount(name, tree);
    }

    @Override
    public void revive(Path tree) {
        if (!mounts.isMounted(tree)) {
            name(tree).ifPresent(name -> mount(name, tree));
        }
    }

    @Override
    public void sync(Path tree) {
        nodes.syncFilesystem(tree);
    }

    @Override
    public void delete(Path tree) {
        name(tree)
                .ifPresent(
                        name -> {
                            while (mounts.unmount(tree, true)) {}
                            zfs.destroy(name);
                        });
    }

    @Override
    public void check(Map<String, String> options) {
        ZfsOptions.size(options);
    }

    @Override
    public void apply(Map<String, String> options, Path tree) {
        long size = ZfsOptions.size(options);
        if (size > 0) {
            zfs.quota(name(tree).orElseThrow(), size);
        }
    }

    private void mount(String name, Path tree) {
        io(() -> Files.createDirectories(tree));
        mounts.filesystem("zfs", name, tree, List.of());
    }

    private String newName(Path tree) {
        String name = parent(Objects.requireNonNull(tree.getParent())) + "/" + UUID.randomUUID();
        io(
                () ->
                        Files.writeString(
                                tree.resolveSibling(NAME),
                                name,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE,
                                StandardOpenOption.SYNC));
        return name;
    }

    private static Optional<String> name(Path tree) {
        try {
            return Optional.of(Files.readString(tree.resolveSibling(NAME)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "zfs: " + e, e);
        }
    }

    private interface Io {
        void run() throws IOException;
    }

    private static void io(Io action) {
        try {
            action.run();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "zfs: " + e, e);
        }
    }
}
