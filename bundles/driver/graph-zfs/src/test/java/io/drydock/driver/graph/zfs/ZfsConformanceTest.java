package io.drydock.driver.graph.zfs;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.Poller;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** On a pool in a file, where the kernel has zfs. */
class ZfsConformanceTest extends GraphDriverConformance {

    private static final Path FILESYSTEMS = Path.of("/proc/filesystems");
    private static final Poller POLLER = new Poller();

    private final String pool = "drydock" + ProcessHandle.current().pid();
    private boolean made;

    @Override
    protected Path place(Path temporary) throws IOException {
        Assumptions.assumeTrue(
                Files.readString(FILESYSTEMS).contains("\tzfs\n"), "the kernel has no zfs");
        Path disk = temporary.resolve("disk");
        run("truncate", "-s", "1G", disk.toString());
        run("zpool", "create", "-m", temporary.resolve(pool).toString(), pool, disk.toString());
        made = true;
        return temporary.resolve(pool);
    }

    @Override
    protected void leave() throws IOException {
        if (made) {
            run("zpool", "destroy", "-f", pool);
        }
    }

    @Override
    protected GraphDriver driver(Path dataRoot) {
        LinuxFileNodes nodes = new LinuxFileNodes();
        Zfs zfs = new Zfs(new LinuxProcesses(POLLER), FILESYSTEMS);
        return new ZfsComponent(
                dataRoot,
                new DatasetTrees(zfs, mounts(), nodes, List.of()),
                nodes,
                new LinuxRootedDirectories());
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }

    private static void run(String... words) throws IOException {
        try {
            if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
                throw new IOException(String.join(" ", words));
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
