package io.drydock.driver.graph.overlay2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.ProjectQuotas;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProjectQuotas;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.sdk.testkit.graph.GraphDriverConformance;
import io.drydock.sdk.testkit.graph.LoopFilesystem;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class Overlay2ConformanceTest extends GraphDriverConformance {

    private static final String CONTAINER = "d".repeat(64);

    @Override
    protected GraphDriver driver(Path dataRoot) {
        return driver(dataRoot, List.of());
    }

    private GraphDriver driver(Path dataRoot, List<String> options) {
        return new Overlay2Component(
                dataRoot,
                options,
                new Overlay2Component.Kernel(
                        mounts(),
                        new LinuxFileNodes(),
                        new LinuxRootedDirectories(),
                        new LinuxHost(),
                        new LinuxProjectQuotas()));
    }

    @Override
    protected Mounts mounts() {
        return new LinuxMounts();
    }

    @Test
    void aContainerCannotGrowBeyondItsSizeOnXfs(@TempDir Path directory) throws IOException {
        try (LoopFilesystem disk = LoopFilesystem.make(directory, "xfs", "pquota")) {
            GraphDriver driver = driver(disk.root(), List.of("overlay2.size=64M"));
            driver.probe();
            driver.createWritable(CONTAINER, null, Map.of("size", "4M"));
            driver.createWritable("e".repeat(64), null, Map.of());
            assertThat(Files.write(file(driver, "e".repeat(64)), new byte[8 << 20])).exists();
            assertThatThrownBy(() -> Files.write(file(driver, CONTAINER), new byte[8 << 20]))
                    .hasMessageContaining("No space left on device");
            assertThatThrownBy(
                            () ->
                                    driver(disk.root(), List.of())
                                            .createWritable(
                                                    "f".repeat(64), null, Map.of("sise", "4M")))
                    .hasMessage("Unknown option sise");
        }
    }

    @Test
    void projectsAreCountedOnAfterARestart(@TempDir Path directory) throws IOException {
        try (LoopFilesystem disk = LoopFilesystem.make(directory, "xfs", "pquota")) {
            for (String id : List.of(CONTAINER, "e".repeat(64))) {
                GraphDriver driver = driver(disk.root(), List.of());
                driver.probe();
                driver.createWritable(id, null, Map.of("size", "4M"));
            }
            ProjectQuotas quotas = new LinuxProjectQuotas();
            Path layers = disk.root().resolve("overlay2");
            assertThat(quotas.project(layers.resolve(CONTAINER))).isEqualTo(1);
            assertThat(quotas.project(layers.resolve("e".repeat(64)))).isEqualTo(2);
        }
    }

    @Test
    void aSizeIsRefusedWhereNoQuotaIs(@TempDir Path directory) throws IOException {
        try (LoopFilesystem disk = LoopFilesystem.make(directory, "xfs")) {
            GraphDriver driver = driver(disk.root(), List.of());
            driver.probe();
            assertThatThrownBy(() -> driver.createWritable(CONTAINER, null, Map.of("size", "4M")))
                    .isInstanceOf(DriverException.class)
                    .hasMessage(
                            "--storage-opt is supported only for overlay over xfs with 'pquota'"
                                    + " mount option");
            assertThat(driver.list()).isEmpty();
        }
    }

    private static Path file(GraphDriver driver, String id) {
        return ((LayerMount.Directory) driver.mount(id)).path().resolve("file");
    }

    @Test
    @Tag("3.2/selinux")
    void labelIsAnOptionOfTheMount(@TempDir Path directory) {
        GraphDriver driver = driver(directory);
        driver.probe();
        driver.prepare("a".repeat(64), null);
        driver.commit("a".repeat(64));
        driver.createWritable(CONTAINER, "a".repeat(64), Map.of());
        LayerMount.Overlay mount = (LayerMount.Overlay) driver.mount(CONTAINER, "u:r:t:s0:c1,c2");
        assertThat(mount.options()).contains("context=u:r:t:s0:c1,c2");
        assertThat(((LayerMount.Overlay) driver.mount(CONTAINER)).options())
                .noneMatch(option -> option.startsWith("context="));
    }
}
