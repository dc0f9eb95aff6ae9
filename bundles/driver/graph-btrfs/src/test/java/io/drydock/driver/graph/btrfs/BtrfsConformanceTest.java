package io.drydock.driver.graph.btrfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.BtrfsSubvolumes;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;
import io.drydock.sdk.testkit.graph.LoopFilesystem;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class BtrfsConformanceTest extends GraphDriverConformance {

    private LoopFilesystem disk;

    @Override
    protected Path place(Path temporary) throws IOException {
        disk = LoopFilesystem.make(temporary, "btrfs");
        return disk.root();
    }

    @Override
    protected void leave() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @Test
    void aContainerCannotGrowBeyondItsSize() throws IOException {
        GraphDriver driver = driver(disk.root().resolve("data"));
        driver.createWritable("d".repeat(64), null, Map.of("size", "4M"));
        Path file = ((LayerMount.Directory) driver.mount("d".repeat(64))).path().resolve("big");
        assertThatThrownBy(() -> Files.write(file, new byte[8 << 20]))
                .hasMessageContaining("quota");
    }

    @Test
    void aSizeBelowTheLeastIsRefused() {
        GraphDriver driver = driver(disk.root().resolve("data"));
        assertThatThrownBy(() -> driver.createWritable("d".repeat(64), null, Map.of("size", "4k")))
                .isInstanceOf(DriverException.class)
                .hasMessage("btrfs: storage size cannot be less than 1048576");
        assertThat(driver.exists("d".repeat(64))).isFalse();
    }

    @Test
    void subvolumesMadeInALayerGoWithIt() throws IOException {
        GraphDriver driver = driver(disk.root().resolve("data"));
        driver.createWritable("d".repeat(64), null, Map.of());
        Path root = ((LayerMount.Directory) driver.mount("d".repeat(64))).path();
        new BtrfsSubvolumes().create(root.resolve("inner"));
        driver.remove("d".repeat(64));
        assertThat(driver.list()).isEmpty();
        assertThat(disk.root().resolve("data/btrfs/tmp")).isEmptyDirectory();
    }

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return new BtrfsComponent(
                dataRoot,
                new SubvolumeTrees(
                        new BtrfsSubvolumes(), new LinuxHost(), List.of("btrfs.min_space=1M")),
                new LinuxFileNodes(),
                new LinuxRootedDirectories());
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }
}
