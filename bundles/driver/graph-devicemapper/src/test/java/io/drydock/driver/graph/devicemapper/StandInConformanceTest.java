package io.drydock.driver.graph.devicemapper;

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

/** The driver with a stand-in for the kernel's device mapper and its programs. */
class StandInConformanceTest extends GraphDriverConformance {

    private static final String BASE = "1".repeat(64);
    private static final String TOP = "2".repeat(64);

    @TempDir Path kernel;
    @TempDir Path other;
    private StandInMachine machine;
    private Mounts mounts;

    private Path data = Path.of("");

    @Override
    protected GraphDriver driver(Path dataRoot) {
        data = dataRoot;
        return driver(dataRoot, List.of("dm.fs=ext4"));
    }

    private GraphDriver driver(Path dataRoot, List<String> options) {
        machine = new StandInMachine(kernel);
        mounts = StandInMounts.of(new LinuxMounts(), machine::content);
        return new DevicemapperComponent(
                dataRoot,
                options,
                new DevicemapperComponent.Machine(
                        new LinuxFileNodes(), new LinuxRootedDirectories(), mounts, machine));
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
    void aLayerIsASnapshotOfOneThatHoldsStill() throws IOException {
        GraphDriver driver = driver(other);
        driver.probe();
        driver.prepare(BASE, null);
        driver.commit(BASE);
        String base = number(BASE);
        assertThat(machine.lines())
                .anyMatch(line -> line.endsWith("-pool 0 create_thin " + base))
                .anyMatch(
                        line ->
                                line.startsWith(
                                        "mkfs.ext4 -E nodiscard,lazy_itable_init=0,lazy_journal_init=0"
                                                + " /dev/mapper/drydock-"));
        machine.lines().clear();
        driver.createWritable(TOP, BASE, Map.of("size", "20G"));
        String top = number(TOP);
        assertThat(machine.lines().stream().map(line -> line.replaceAll("drydock-[0-9a-f]+", "D")))
                .containsSubsequence(
                        "dmsetup suspend D-" + base,
                        "dmsetup message D-pool 0 create_snap " + top + " " + base,
                        "dmsetup resume D-" + base,
                        "dmsetup create D-%1$s --table 0 20971520 thin /dev/mapper/D-pool %1$s"
                                .formatted(top),
                        "dmsetup reload D-%1$s --table 0 41943040 thin /dev/mapper/D-pool %1$s"
                                .formatted(top),
                        "resize2fs /dev/mapper/D-" + top);
        driver.remove(TOP);
        assertThat(machine.thin(top)).doesNotExist();
        assertThat(other.resolve("devicemapper/numbers").resolve(top)).doesNotExist();
    }

    private String number(String id) throws IOException {
        return Files.readString(other.resolve("devicemapper").resolve(id).resolve("device"))
                .split(" ")[0];
    }

    @Test
    void theFirstStartMakesAPoolInSparseFiles() {
        driver(other, List.of("dm.loopdatasize=1G", "dm.loopmetadatasize=8M")).probe();
        assertThat(machine.lines())
                .anyMatch(
                        line ->
                                line.endsWith(
                                        "-pool --table 0 2097152 thin-pool /dev/loop7 /dev/loop7 128"
                                                + " 32768 1 skip_block_zeroing"));
        assertThat(other.resolve("devicemapper/pool/metadata")).hasSize(8 << 20);
    }

    @Test
    void devicesAreMountedAgainAfterAStartOfTheMachine() throws IOException {
        GraphDriver driver = driver(other);
        driver.probe();
        Files.writeString(driver.prepare(BASE, null).directory().resolve("f"), "x");
        driver.commit(BASE);
        Path tree = other.resolve("devicemapper").resolve(BASE).resolve("tree");
        mounts.unmount(tree, true);
        for (String name : List.of("active")) {
            try (var all = Files.list(kernel.resolve(name))) {
                all.filter(one -> one.toString().matches(".*-\\d+"))
                        .forEach(one -> one.toFile().delete());
            }
        }
        driver(other).probe();
        assertThat(tree.resolve("f")).hasContent("x");
    }

    @Test
    void aPoolThatIsNearlyFullTakesNoMore() {
        GraphDriver driver = driver(other);
        driver.probe();
        machine.used = 950;
        assertThatThrownBy(() -> driver.prepare(BASE, null))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(
                        "Thin Pool has 50 free data blocks which is less than minimum required 100");
        assertThat(driver.list()).isEmpty();
    }

    @Test
    void whatCannotWorkIsTold() {
        GraphDriver driver = driver(other);
        machine.capable = false;
        assertThatThrownBy(driver::probe)
                .isInstanceOf(DriverException.class)
                .hasMessageStartingWith("devicemapper: the kernel has no thin pools");
        assertThatThrownBy(() -> driver(other, List.of("dm.thinpooldev=/dev/mapper/none")).probe())
                .hasMessage("devicemapper: there is no thin pool none");
        assertThatThrownBy(() -> driver(other, List.of("dm.directlvm_device=/dev/sdb")).probe())
                .hasMessageStartingWith("Unknown option dm.directlvm_device");
        assertThatThrownBy(() -> driver(other).createWritable(TOP, null, Map.of("size", "1G")))
                .hasMessage("devmapper: Container size cannot be smaller than 10737418240");
    }
}
