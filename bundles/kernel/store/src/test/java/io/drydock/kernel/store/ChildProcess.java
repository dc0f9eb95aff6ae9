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

    /** On a small disk of its own, mounted at {@code root} in a mount namespace of its own. */
    static Process startOnSmallDisk(String mode, Path root) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                "unshare",
                                "-m",
                                "--propagation",
                                "private",
                                "sh",
                                "-c",
                                "mount -t tmpfs -o size=2m none \"$0\" && exec \"$@\"",
                                root.toString()));
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
