package io.drydock.driver.runtime.oci;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.FileStat;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The host's own /dev. */
final class DevDirectory implements HostDevices {

    private static final Path DEV = Path.of("/dev");

    /** Mounts of their own in a container, and the console, which the runtime binds. */
    private static final Set<String> SKIPPED =
            Set.of("pts", "shm", "fd", "mqueue", ".lxc", ".lxd-mounts", ".udev", "console");

    private final FileNodes nodes;

    DevDirectory(FileNodes nodes) {
        this.nodes = nodes;
    }

    @Override
    public List<DeviceNode> all() {
        List<DeviceNode> found = new ArrayList<>();
        walk(DEV, "/dev", found);
        return found;
    }

    @Override
    public List<DeviceNode> at(Path host, String container) {
        List<DeviceNode> found = new ArrayList<>();
        Path real = real(host);
        if (Files.isDirectory(real)) {
            walk(real, container, found);
        } else {
            node(real, container).ifPresent(found::add);
        }
        if (found.isEmpty()) {
            throw new DriverException(
                    Kind.INVALID,
                    "error gathering device information while adding custom device \""
                            + host
                            + "\": not a device node");
        }
        return found;
    }

    private static Path real(Path host) {
        try {
            return host.toRealPath();
        } catch (IOException e) {
            throw new DriverException(
                    Kind.INVALID,
                    "error gathering device information while adding custom device \""
                            + host
                            + "\": no such file or directory",
                    e);
        }
    }

    private void walk(Path directory, String container, List<DeviceNode> into) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                String inside = container + "/" + name;
                if (SKIPPED.contains(name)) {
                    continue;
                }
                if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
                    walk(entry, inside, into);
                } else {
                    node(entry, inside).ifPresent(into::add);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            throw new DriverException(Kind.SYSTEM, "list " + directory + ": " + e.getMessage(), e);
        }
    }

    private Optional<DeviceNode> node(Path path, String container) {
        return nodes.stat(path)
                .filter(
                        stat ->
                                stat.kind() == FileKind.CHARACTER_DEVICE
                                        || stat.kind() == FileKind.BLOCK_DEVICE)
                .map(stat -> node(stat, container));
    }

    private static DeviceNode node(FileStat stat, String container) {
        String type = stat.kind() == FileKind.BLOCK_DEVICE ? "b" : "c";
        return new DeviceNode(
                container, type, stat.major(), stat.minor(), stat.mode(), stat.uid(), stat.gid());
    }
}
