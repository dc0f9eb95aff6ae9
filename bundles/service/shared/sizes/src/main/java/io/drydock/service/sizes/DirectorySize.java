package io.drydock.service.sizes;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** How much the files below a directory hold; a file of several names counts once. */
public final class DirectorySize extends SimpleFileVisitor<Path> {

    private final Set<Object> seen = new HashSet<>();
    private long bytes;

    private DirectorySize() {}

    /** Bytes; empty where that cannot be told, as the directory cannot be read. */
    public static OptionalLong of(Path directory) {
        if (!Files.isReadable(directory)) {
            return OptionalLong.empty();
        }
        DirectorySize size = new DirectorySize();
        try {
            Files.walkFileTree(directory, size);
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(size.bytes);
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        Object key = attributes.fileKey();
        if (key == null || seen.add(key)) {
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    /** Files come and go while they are counted. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
