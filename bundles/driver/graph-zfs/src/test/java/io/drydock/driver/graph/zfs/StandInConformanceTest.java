package io.drydock.driver.graph.zfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;
import io.drydock.sdk.testkit.graph.StandInMounts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The driver with a stand-in for the kernel's zfs and its program. */
class StandInConformanceTest extends GraphDriverConformance {

    private static final String BASE = "1".repeat(64);
    private static final String TOP = "2".repeat(64);

    @TempDir Path pool;
    @TempDir Path other;
    private StandInZfs zfs;
    private Mounts mounts;

    private Path data = Path.of("");

    @Override
    protected GraphDriver driver(Path dataRoot) {
        data = dataRoot;
        return driver(dataRoot, List.of());
    }

    private GraphDriver driver(Path dataRoot, List<String> options) {
        zfs = new StandInZfs(pool);
        mounts = StandInMounts.of(new LinuxMounts(), zfs::content);
        LinuxFileNodes nodes = new LinuxFileNodes();
        return new ZfsComponent(
                dataRoot,
                new DatasetTrees(new Zfs(zfs, known("nodev\tzfs\n")), mounts, nodes, options),
                nodes,
                new LinuxRootedDirectories());
    }

    private Path known(String filesystems) {
        try {
            return Files.writeString(other.resolve("filesystems"), filesystems);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }

    @Override
    protected void leave() {
        StandInMounts.unmountTrees(mounts(), data.toAbsolutePath());
        StandInMounts.unmountTrees(mounts(), other);
    }

    @Test
    void everyLayerIsACloneWhoseSnapshotGoesWithIt() {
        GraphDriver driver = driver(other);
        driver.probe();
        driver.prepare(BASE, null);
        driver.commit(BASE);
        zfs.lines().clear();
        driver.createWritable(TOP, BASE, Map.of("size", "1G"));
        String parent = named(BASE);
        String clone = named(TOP);
        String label = clone.substring(clone.lastIndexOf('/') + 1);
        assertThat(clone).startsWith(StandInZfs.PARENT + "/");
        assertThat(zfs.lines())
                .containsSubsequence(
                        "zfs snapshot " + parent + "@" + label,
                        "zfs clone -o mountpoint=legacy " + parent + "@" + label + " " + clone,
                        "zfs destroy -d " + parent + "@" + label,
                        "zfs set quota=1073741824 " + clone);
        driver.remove(TOP);
        assertThat(zfs.lines()).contains("zfs destroy -r " + clone);
        assertThat(zfs.content(clone)).doesNotExist();
    }

    private String named(String id) {
        try {
            return Files.readString(other.resolve("zfs").resolve(id).resolve("dataset"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void layersAreMountedAgainAfterAStartOfTheMachine() throws IOException {
        GraphDriver driver = driver(other);
        driver.probe();
        Files.writeString(driver.prepare(BASE, null).directory().resolve("f"), "x");
        driver.commit(BASE);
        Path tree = other.resolve("zfs").resolve(BASE).resolve("tree");
        mounts.unmount(tree, true);
        assertThat(tree).isEmptyDirectory();
        driver(other).probe();
        assertThat(tree.resolve("f")).hasContent("x");
    }

    @Test
    void thePoolIsShown() {
        GraphDriver driver = driver(other);
        driver.probe();
        assertThat(driver.status())
                .containsEntry("Zpool", "tank")
                .containsEntry("Zpool Health", "ONLINE")
                .containsEntry("Parent Dataset", "tank/data")
                .containsEntry("Parent Quota", "no")
                .containsEntry("Compression", "lz4");
    }

    @Test
    void aKernelWithoutZfsAndUnknownOptionsAreTold() {
        GraphDriver driver = driver(other);
        known("nodev\ttmpfs\n");
        assertThatThrownBy(driver::probe)
                .isInstanceOf(DriverException.class)
                .hasMessage("zfs: the kernel has no zfs (modprobe zfs)");
        assertThatThrownBy(() -> driver(other, List.of("zfs.sname=tank")).probe())
                .hasMessage("Unknown option zfs.sname");
        assertThatThrownBy(() -> driver(other, List.of("zfs.fsname=gone/away")).probe())
                .hasMessage("zfs: there is no data set gone/away");
    }
}
