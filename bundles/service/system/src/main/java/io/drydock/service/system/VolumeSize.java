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

    /** -1 where the driver alone knows: a volume of another driver, or one with mount options. */
    static long of(Volume volume) {
        var options = volume.options();
        boolean plain = options == null || options.isEmpty();
        if (!volume.driver().equals("local") || !plain) {
            return -1;
        }
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
        if (attributes.isRegularFile() && (key == null || seen.add(key))) {
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
