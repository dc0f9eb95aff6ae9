package io.drydock.driver.graph.btrfs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.Host;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.Subvolumes;
import io.drydock.driver.graph.trees.Trees;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Trees as subvolumes. */
final class SubvolumeTrees implements Trees {

    private static final String FILE_SYSTEM = "btrfs";

    private final Subvolumes subvolumes;
    private final Host host;
    private final List<String> storageOptions;

    SubvolumeTrees(Subvolumes subvolumes, Host host, List<String> storageOptions) {
        this.subvolumes = subvolumes;
        this.host = host;
        this.storageOptions = List.copyOf(storageOptions);
    }

    @Override
    public void probe(Path root) {
        // Wrong options are told here, before there is any container.
        QuotaOptions.of(storageOptions);
        String backing = host.filesystem(root).name();
        if (!backing.equals(FILE_SYSTEM)) {
            throw new DriverException(
                    Kind.UNSUPPORTED, "btrfs: " + root + " is on " + backing + ", not on btrfs");
        }
    }

    @Override
    public Map<String, String> status(Path root) {
        return Map.of("Btrfs", "");
    }

    @Override
    public void create(Path tree) {
        subvolumes.create(tree);
    }

    @Override
    public void copy(Path source, Path tree) {
        subvolumes.snapshot(source, tree);
    }

    /** Containers may have made subvolumes of their own in it, which have to go first. */
    @Override
    public void delete(Path tree) {
        if (!Files.isDirectory(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            subvolumes.delete(tree);
        } catch (LinuxException e) {
            if (e.errno() != Errno.ENOTEMPTY) {
                throw e;
            }
            deleteWithInner(tree);
        }
    }

    private void deleteWithInner(Path tree) {
        try (Stream<Path> all = Files.walk(tree)) {
            List<Path> inner = all.filter(this::isSubvolume).toList();
            inner.reversed().forEach(subvolumes::delete);
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "btrfs: " + e, e);
        }
    }

    private boolean isSubvolume(Path path) {
        return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && subvolumes.isSubvolume(path);
    }

    @Override
    public void check(Map<String, String> options) {
        QuotaOptions.of(storageOptions).size(options);
    }

    @Override
    public void apply(Map<String, String> options, Path tree) {
        long size = QuotaOptions.of(storageOptions).size(options);
        if (size > 0) {
            subvolumes.limit(tree, size);
        }
    }
}
