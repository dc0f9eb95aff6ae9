package io.drydock.kernel.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts {@link StoreProgram}. */
final class ChildProcess {
    private ChildProcess() {}

    static Process start(String mode, Path root) throws IOException {
        return new ProcessBuilder(command(mode, root)).redirectErrorStream(true).start();
    }

    /** A disk of 2 MB in memory. */
    static final String SMALL = "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"";

    /** A disk that can be frozen; thawed at the end, for it could not be unmounted else. */
    static final String FREEZABLE =
            "image=\"$0\".image; truncate -s 16M \"$image\" && mkfs.ext4 -q \"$image\""
                    + " && mount -o loop \"$image\" \"$0\" && { \"$@\"; code=$?;"
                    + " fsfreeze -u \"$0\" 2>/dev/null; rm \"$image\"; exit $code; }";

    /** On a disk of its own, mounted at {@code root} in a mount namespace of its own. */
    static Process startOn(String disk, String mode, Path root) throws IOException {
        List<String> command =
                new ArrayList<>(List.of("unshare", "-m", "--propagation", "private"));
        command.addAll(List.of("sh", "-c", disk, root.toString()));
        command.addAll(command(mode, root));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    static boolean mayMount() {
        try {
            return new ProcessBuilder("unshare", "-m", "true").start().waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static List<String> command(String mode, Path root) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                StoreProgram.class.getName(),
                mode,
                root.toString());
    }
}
