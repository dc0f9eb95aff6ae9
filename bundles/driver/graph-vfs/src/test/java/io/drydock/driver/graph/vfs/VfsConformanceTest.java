package io.drydock.driver.graph.vfs;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import java.nio.file.Path;

class VfsConformanceTest extends GraphDriverConformance {

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return new VfsComponent(dataRoot, new LinuxFileNodes(), new LinuxRootedDirectories());
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }
}
