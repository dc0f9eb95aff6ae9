package io.drydock.service.network;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The host's own files on names, read anew each time. */
final class HostFiles {

    private static final Path RESOLV = Path.of("/etc/resolv.conf");
    private static final Path HOSTS = Path.of("/etc/hosts");

    /** What systemd-resolved was told, where /etc/resolv.conf only names its stub. */
    private static final Path RESOLVED = Path.of("/run/systemd/resolve/resolv.conf");

    private HostFiles() {}

    static String resolvers() {
        String text = read(RESOLV);
        boolean stub =
                text.lines().filter(line -> line.startsWith("nameserver")).count() == 1
                        && text.contains("nameserver 127.0.0.53");
        return stub && Files.exists(RESOLVED) ? read(RESOLVED) : text;
    }

    static String hosts() {
        return read(HOSTS);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            // A host without the file is a host without such names.
            return "";
        }
    }
}
