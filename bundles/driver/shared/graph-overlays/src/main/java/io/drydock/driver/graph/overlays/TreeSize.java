package io.drydock.driver.graph.overlays;

import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileNodes;
import io.drydock.api.spi.linux.FileStat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Bytes of files and links as docker counts a layer: lengths, each inode once, no directories. */
final class TreeSize extends SimpleFileVisitor<Path> {

    private final FileNodes nodes;
    private final Set<Long> counted = new HashSet<>();
    private long bytes;

    TreeSize(FileNodes nodes) {
        this.nodes = nodes;
    }

    long of(Path directory) {
        LayerDirectories.io(() -> Files.walkFileTree(directory, this));
        return bytes;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile()) {
            nodes.stat(file).filter(this::first).ifPresent(stat -> bytes += stat.size());
        } else if (attributes.isSymbolicLink()) {
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // A running container removes files while they are counted.
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private boolean first(FileStat stat) {
        return stat.kind() == FileKind.FILE && (stat.links() == 1 || counted.add(stat.inode()));
    }
}
