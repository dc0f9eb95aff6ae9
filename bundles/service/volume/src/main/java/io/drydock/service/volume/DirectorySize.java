package io.drydock.service.volume;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/** How much the files below a directory hold. */
final class DirectorySize {

    private DirectorySize() {}

    /** Bytes; 0 for a directory that is not there or changes under our hands. */
    static long of(String directory) {
        if (directory.isEmpty()) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(Path.of(directory))) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }
}
