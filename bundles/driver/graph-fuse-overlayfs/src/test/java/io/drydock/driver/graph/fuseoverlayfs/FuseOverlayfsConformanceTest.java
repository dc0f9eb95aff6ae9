package io.drydock.driver.graph.fuseoverlayfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProcesses;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.kernel.linux.Poller;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Map;

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

    @Test
    @Tag("3.2/selinux")
    void labelGoesToTheProgramWithItsCommasHidden(@TempDir Path directory) {
        GraphDriver driver = driver(directory);
        driver.prepare("a".repeat(64), null);
        driver.commit("a".repeat(64));
        driver.createWritable("d".repeat(64), "a".repeat(64), Map.of());
        LayerMount.Served plain = (LayerMount.Served) driver.mount("d".repeat(64));
        LayerMount.Served labelled =
                (LayerMount.Served) driver.mount("d".repeat(64), "u:r:t:s0:c1,c2");
        assertThat(labelled.command().getLast())
                .isEqualTo(plain.command().getLast() + ",context=u:r:t:s0:c1\\,c2");
    }
}
