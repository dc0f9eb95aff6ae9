package io.drydock.service.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The hosts file of a running container. It is mounted into it, so the file itself is changed, and
 * what the container wrote there stays.
 */
final class HostsFile {

    private HostsFile() {}

    /** The line whose first name is this one gets another address. */
    static void readdress(Path file, String name, String address) {
        edit(
                file,
                line ->
                        Optional.of(
                                isOf(line, name)
                                        ? address + line.substring(line.indexOf('\t'))
                                        : line));
    }

    /** The line whose first name is this one goes. */
    static void forget(Path file, String name) {
        edit(file, line -> isOf(line, name) ? Optional.empty() : Optional.of(line));
    }

    private static boolean isOf(String line, String name) {
        int tab = line.indexOf('\t');
        return tab > 0 && line.substring(tab + 1).split(" ", 2)[0].equals(name);
    }

    private static void edit(Path file, Function<String, Optional<String>> change) {
        try {
            String before = Files.readString(file);
            List<String> lines =
                    before.lines().flatMap(line -> change.apply(line).stream()).toList();
            String after = String.join("\n", lines) + (before.endsWith("\n") ? "\n" : "");
            if (!after.equals(before)) {
                overwrite(file, after);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Never empty in between: somebody in the container may be reading. */
    private static void overwrite(Path file, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.truncate(bytes.limit());
        }
    }
}
