package io.drydock.launcher;

import io.drydock.kernel.config.Settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** The daemon's two roots. */
final class Folders {

    private Folders() {}

    static void create(Settings settings) throws IOException {
        // Group and others may pass through to mounts below, but not look around: dockerd's modes.
        create(settings.dataRoot(), "rwx--x---");
        create(settings.execRoot(), "rwx--x--x");
    }

    private static void create(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        }
    }
}
