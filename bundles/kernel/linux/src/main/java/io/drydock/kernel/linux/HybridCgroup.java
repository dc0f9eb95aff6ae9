package io.drydock.kernel.linux;

import java.nio.file.Files;
import java.nio.file.Path;

/** The unified hierarchy of a hybrid host. */
final class HybridCgroup {

    static final Path UNIFIED = Path.of("/sys/fs/cgroup/unified");

    private HybridCgroup() {}

    static boolean present() {
        return Files.exists(UNIFIED.resolve("cgroup.controllers"));
    }
}
