package io.drydock.launcher;

import io.drydock.kernel.config.ConfigException;
import io.drydock.kernel.config.Settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/** The daemon's two roots. */
final class Folders {

    private Folders() {}

    static void create(Settings settings) throws IOException {
        // Group and others may pass through to mounts below, but not look around: dockerd's modes.
        if (settings.rootGroup() != 0) {
            Path whole = Objects.requireNonNull(settings.dataRoot().toAbsolutePath().getParent());
            requirePassage(whole);
            create(whole, "rwx--x---");
            give(whole, settings.rootGroup());
        }
        create(settings.dataRoot(), "rwx--x---");
        give(settings.dataRoot(), settings.rootGroup());
        create(settings.execRoot(), "rwx--x--x");
    }

    /** Root of a container with mapped users passes as a member of its group. */
    private static void give(Path folder, int group) throws IOException {
        if (group != 0) {
            Files.setAttribute(folder, "unix:gid", group);
        }
    }

    /** Above the data root it is one of the others. */
    private static void requirePassage(Path dataRoot) throws IOException {
        for (Path above = dataRoot.getParent(); above != null; above = above.getParent()) {
            boolean open =
                    !Files.exists(above)
                            || Files.getPosixFilePermissions(above)
                                    .contains(PosixFilePermission.OTHERS_EXECUTE);
            if (!open) {
                throw new ConfigException(
                        ("a subdirectory in your graphroot path (%s) restricts access to the"
                                        + " remapped root uid/gid; please fix by allowing 'o+x'"
                                        + " permissions on existing directories")
                                .formatted(dataRoot));
            }
        }
    }

    private static void create(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(mode));
        }
    }
}
