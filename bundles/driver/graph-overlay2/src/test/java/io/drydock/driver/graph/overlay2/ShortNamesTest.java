package io.drydock.driver.graph.overlay2;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxHost;
import io.drydock.kernel.linux.LinuxMounts;
import io.drydock.kernel.linux.LinuxProjectQuotas;
import io.drydock.kernel.linux.LinuxRootedDirectories;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A layer's short name in {@code l} goes with it, wherever a crash has cut. */
@EnabledIfSystemProperty(named = "user.name", matches = "root")
class ShortNamesTest {

    private static final String ID = "d".repeat(64);

    @TempDir private Path directory;

    private GraphDriver driver() {
        GraphDriver driver =
                new Overlay2Component(
                        directory,
                        List.of(),
                        new Overlay2Component.Kernel(
                                new LinuxMounts(),
                                new LinuxFileNodes(),
                                new LinuxRootedDirectories(),
                                new LinuxHost(),
                                new LinuxProjectQuotas()));
        driver.probe();
        return driver;
    }

    private String[] names() {
        return directory.resolve("overlay2/l").toFile().list();
    }

    private void move(String from, String to) throws IOException {
        Path root = directory.resolve("overlay2");
        Files.move(root.resolve(from), root.resolve(to));
    }

    @Test
    void removalThatWasCutBehindTheRename() throws IOException {
        driver().createWritable(ID, null, Map.of());
        assertThat(names()).hasSize(1);
        move(ID, "tmp/removed-x");
        driver();
        assertThat(names()).isEmpty();
        assertThat(directory.resolve("overlay2/tmp")).isEmptyDirectory();
    }

    @Test
    void birthThatWasCutBeforeTheRename() throws IOException {
        driver().createWritable(ID, null, Map.of());
        move(ID, "tmp/" + ID);
        driver().abort(ID);
        assertThat(names()).isEmpty();
        assertThat(directory.resolve("overlay2/tmp")).isEmptyDirectory();
    }
}
