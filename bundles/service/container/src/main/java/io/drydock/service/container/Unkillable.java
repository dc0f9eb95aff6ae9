package io.drydock.service.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Why a process is still there that was killed, in dockerd's words. */
final class Unkillable {

    private Unkillable() {}

    static String reason(Container container) {
        long pid = container.phase().pid();
        return zombie(pid)
                ? ("container %s PID %d is zombie and can not be killed. Use the --init option when"
                                + " creating containers to run an init inside the container that"
                                + " forwards signals and reaps processes")
                        .formatted(container.shortId(), pid)
                : "tried to kill container, but did not receive an exit event";
    }

    /** The state stands behind the name in brackets, which may hold anything. */
    private static boolean zombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }
}
