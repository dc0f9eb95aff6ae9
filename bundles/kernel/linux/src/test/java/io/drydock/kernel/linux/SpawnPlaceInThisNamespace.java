package io.drydock.kernel.linux;

import java.nio.file.Files;
import java.nio.file.Path;

/** The hidden thread, begun from the test's mount namespace instead of the host's. */
final class SpawnPlaceInThisNamespace {

    private final HiddenCgroupThread thread = new HiddenCgroupThread();

    /** The thread is a child of the calling one and so starts in its namespaces. */
    void start() {
        thread.spawn(() -> 0);
    }

    boolean sees(Path path) {
        return thread.spawn(() -> Files.exists(path) ? 1 : 0) == 1;
    }

    void stop() {
        thread.stop();
    }
}
