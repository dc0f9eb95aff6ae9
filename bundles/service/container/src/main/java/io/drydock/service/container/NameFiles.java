package io.drydock.service.container;

import io.drydock.api.engine.network.Sandboxes.Sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The files on names of a running container. They are mounted, so they are changed in place; what
 * the container has written into them stays.
 */
final class NameFiles {

    private final Directories directories;

    NameFiles(Directories directories) {
        this.directories = directories;
    }

    void update(String id, Sandbox before, Sandbox now) {
        hosts(directories.file(id, "hosts"), before.hosts(), now.hosts());
        Path resolvers = directories.file(id, "resolv.conf");
        boolean same = before.resolvConf().equals(now.resolvConf());
        if (!same && read(resolvers).equals(before.resolvConf())) {
            Directories.write(resolvers, now.resolvConf());
        }
    }

    /** Lines that went go, lines that came are added. */
    private static void hosts(Path file, String before, String now) {
        List<String> gone = new ArrayList<>(before.lines().toList());
        now.lines().forEach(gone::remove);
        List<String> come = new ArrayList<>(now.lines().toList());
        before.lines().forEach(come::remove);
        List<String> lines = new ArrayList<>(read(file).lines().toList());
        gone.forEach(lines::remove);
        lines.addAll(come);
        Directories.write(file, String.join("\n", lines) + "\n");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
