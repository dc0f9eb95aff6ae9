package io.drydock.driver.graph.vfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.driver.graph.trees.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Trees as plain directories, copied file by file. */
final class CopiedTrees implements Trees {

    private final RootedDirectories directories;

    CopiedTrees(RootedDirectories directories) {
        this.directories = directories;
    }

    @Override
    public void probe(Path root) {
        // Every file system can do this.
    }

    @Override
    public Map<String, String> status(Path root) {
        return Map.of();
    }

    @Override
    public void create(Path tree) {
        try {
            Files.createDirectory(tree);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "vfs: " + e, e);
        }
    }

    @Override
    public void copy(Path source, Path tree) {
        create(tree);
        try (RootedDirectory from = directories.open(source);
                RootedDirectory to = directories.open(tree)) {
            new TreeCopy(from, to).run();
        }
    }

    @Override
    public void delete(Path tree) {
        if (Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            try (RootedDirectory parent =
                    directories.open(Objects.requireNonNull(tree.getParent()))) {
                parent.deleteTree(String.valueOf(tree.getFileName()));
            }
        }
    }

    @Override
    public void check(Map<String, String> options) {
        if (!options.isEmpty()) {
            throw new DriverException(Kind.INVALID, "--storage-opt is not supported for vfs");
        }
    }

    @Override
    public void apply(Map<String, String> options, Path tree) {
        // There are none.
    }
}
