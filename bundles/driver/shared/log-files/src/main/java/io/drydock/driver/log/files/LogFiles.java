package io.drydock.driver.log.files;

import io.drydock.api.spi.log.LogTarget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one log: the current one, then {@code .1}, {@code .2}... or {@code .1.gz}, older
 * with each number.
 */
record LogFiles(Path current, Framing framing) {

    static LogFiles of(LogTarget target, Framing framing) {
        return new LogFiles(framing.file(target), framing);
    }

    Path folder() {
        Path folder = current.toAbsolutePath().getParent();
        return folder == null ? Path.of("/") : folder;
    }

    private Path rotated(int number, boolean compressed) {
        return current.resolveSibling(
                current.getFileName() + "." + number + (compressed ? ".gz" : ""));
    }

    /** Those that are there, oldest first. */
    List<LogSegment> segments() throws IOException {
        List<LogSegment> found = new ArrayList<>();
        if (Files.exists(current)) {
            found.add(LogSegment.plain(current, framing));
        }
        for (int i = 1; ; i++) {
            Path plain = rotated(i, false);
            Path compressed = rotated(i, true);
            if (Files.exists(plain)) {
                found.addFirst(LogSegment.plain(plain, framing));
            } else if (Files.exists(compressed)) {
                found.addFirst(LogSegment.compressed(compressed, framing));
            } else {
                return found;
            }
        }
    }

    /** Makes room for a new current file. */
    void rotate(Options options) throws IOException {
        int oldest = options.maxFile() - 1;
        Files.deleteIfExists(rotated(oldest, false));
        Files.deleteIfExists(rotated(oldest, true));
        for (int i = oldest - 1; i > 0; i--) {
            for (boolean compressed : new boolean[] {false, true}) {
                if (Files.exists(rotated(i, compressed))) {
                    Files.move(rotated(i, compressed), rotated(i + 1, compressed));
                }
            }
        }
        if (oldest == 0) {
            Files.deleteIfExists(current);
            return;
        }
        Files.move(current, rotated(1, false));
        if (options.compress()) {
            Gzip.compress(rotated(1, false), rotated(1, true), framing);
        }
    }

    void remove() throws IOException {
        String prefix = current.getFileName().toString();
        Path directory = folder();
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> ours =
                    entries.filter(each -> each.getFileName().toString().startsWith(prefix))
                            .toList();
            for (Path each : ours) {
                Files.deleteIfExists(each);
            }
        }
    }
}
