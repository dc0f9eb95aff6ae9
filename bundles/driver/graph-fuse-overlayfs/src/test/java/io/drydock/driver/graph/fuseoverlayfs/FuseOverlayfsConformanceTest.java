package io.drydock.driver.graph.fuseoverlayfs;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.Poller;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import java.nio.file.Path;

class FuseOverlayfsConformanceTest extends GraphDriverConformance {

    private static final Poller POLLER = new Poller();

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return new FuseOverlayfsComponent(
                dataRoot,
                new LinuxFileNodes(),
                new LinuxRootedDirectories(),
                new LinuxHost(),
                new LinuxProcesses(POLLER));
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }
}
