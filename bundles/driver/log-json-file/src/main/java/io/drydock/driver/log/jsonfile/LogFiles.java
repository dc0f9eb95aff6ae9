package io.drydock.driver.log.jsonfile;

import io.drydock.api.spi.log.LogTarget;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one log: {@code <id>-json.log}, then {@code .1}, {@code .2}... or {@code .1.gz},
 * older with each number.
 */
record LogFiles(Path current) {

    static LogFiles of(LogTarget target) {
        return new LogFiles(target.directory().resolve(target.containerId() + "-json.log"));
    }

    private Path rotated(int number, boolean compressed) {
        return current.resolveSibling(
                current.getFileName() + "." + number + (compressed ? ".gz" : ""));
    }

    /** Those that are there, oldest first. */
    List<LogSegment> segments() throws IOException {
        List<LogSegment> found = new ArrayList<>();
        if (Files.exists(current)) {
            found.add(LogSegment.plain(current));
        }
        for (int i = 1; ; i++) {
            Path plain = rotated(i, false);
            Path compressed = rotated(i, true);
            if (Files.exists(plain)) {
                found.addFirst(LogSegment.plain(plain));
            } else if (Files.exists(compressed)) {
                found.addFirst(LogSegment.compressed(compressed));
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
            Gzip.compress(rotated(1, false), rotated(1, true));
        }
    }

    void remove() throws IOException {
        String prefix = current.getFileName().toString();
        Path directory = current.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
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
