package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A root file system of the machine's own busybox, so that no test needs a registry. */
final class BusyboxImage {

    private static final Path BUSYBOX = Path.of("/bin/busybox");

    private BusyboxImage() {}

    /** Writes the tar archive that {@code docker import} takes. */
    static Path write(Path archive) {
        Path tree = archive.resolveSibling("busybox");
        try {
            for (String folder : List.of("bin", "etc", "tmp", "root", "proc", "sys", "dev")) {
                Files.createDirectories(tree.resolve(folder));
            }
            Files.copy(BUSYBOX, tree.resolve("bin/busybox"));
            Files.writeString(
                    tree.resolve("etc/passwd"),
                    "root:x:0:0::/root:/bin/sh\ndaemon:x:1:1::/:/bin/false\n");
            Files.writeString(tree.resolve("etc/group"), "root:x:0:\ndaemon:x:1:\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(archive, tree.resolve("bin/busybox") + " --install -s " + tree.resolve("bin"));
        // The links must hold inside the image.
        run(
                archive,
                "cd "
                        + tree
                        + "/bin && for l in *; do"
                        + " [ -L $l ] && ln -sf busybox $l; done; true");
        run(archive, "tar -C " + tree + " -cf " + archive + " .");
        return archive;
    }

    private static void run(Path archive, String line) {
        Command.start(archive.getParent(), Map.of(), List.of("sh", "-ec", line)).end().ok();
    }
}
