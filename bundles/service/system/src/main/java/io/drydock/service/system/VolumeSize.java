package io.drydock.service.system;

import io.drydock.api.model.volume.Volume;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/** Counts the bytes of a volume's files. */
final class VolumeSize extends SimpleFileVisitor<Path> {
    private final Set<Object> seen = new HashSet<>();
    private long bytes;

    private VolumeSize() {}

    /** Whether it is on this host's disk: one of the local driver without options. */
    static boolean counts(Volume volume) {
        var options = volume.options();
        return volume.driver().equals("local") && (options == null || options.isEmpty());
    }

    /** -1 where it cannot be told. */
    static long of(Volume volume) {
        VolumeSize size = new VolumeSize();
        try {
            Files.walkFileTree(Path.of(volume.mountpoint()), size);
        } catch (IOException e) {
            return -1;
        }
        return size.bytes;
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
