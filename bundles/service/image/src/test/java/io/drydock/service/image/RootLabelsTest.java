package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileLabels;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.kernel.linux.LinuxFileLabels;
import io.drydock.kernel.store.SqliteStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What overlays are mounted with is the kernel's to take; this one has no SELinux. */
class RootLabelsTest {

    private static final String LABEL = "system_u:object_r:container_file_t:s0:c1,c2";
    private static final String CONTAINER = "c".repeat(64);

    @TempDir Path temp;
    private final LinuxFileLabels files = new LinuxFileLabels();
    private SqliteStore store;
    private RootLabels labels;
    private Path tree;

    @BeforeEach
    void open() throws Exception {
        store = SqliteStore.open(temp.resolve("data"));
        labels = new RootLabels(store, files);
        tree = Files.createDirectories(temp.resolve("tree/below")).getParent();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @Tag("3.2/selinux")
    void labelIsKeptWithTheRootUntilItIsRemoved() {
        labels.keep(CONTAINER, LABEL);
        assertThat(new RootLabels(store, files).of(CONTAINER)).isEqualTo(LABEL);
        labels.forget(CONTAINER);
        assertThat(labels.of(CONTAINER)).isEmpty();
    }

    @Test
    @Tag("3.2/selinux")
    void filesOfABoundDirectoryAreLabelledOnce() throws Exception {
        LayerMount mount = new LayerMount.Directory(tree, false);
        assertThat(labels.label(mount, LABEL)).isEqualTo(mount);
        assertThat(files.label(tree)).isEqualTo(LABEL);
        assertThat(files.label(tree.resolve("below"))).isEqualTo(LABEL);
        Path later = Files.writeString(tree.resolve("later"), "");
        labels.label(mount, LABEL);
        assertThat(files.label(later)).isEmpty();
    }

    @Test
    void withoutALabelAndReadOnlyTheyStayAsTheyAre() {
        labels.label(new LayerMount.Directory(tree, false), "");
        labels.label(new LayerMount.Directory(tree, true), LABEL);
        labels.label(new LayerMount.Overlay(List.of(tree), tree, tree, List.of()), LABEL);
        assertThat(files.label(tree)).isEmpty();
    }

    @Test
    void fileSystemWithoutLabelsIsMountedAllTheSame() {
        FileLabels none =
                new FileLabels() {
                    @Override
                    public String label(Path place) {
                        return "";
                    }

                    @Override
                    public void relabel(Path place, String label) {
                        throw new LinuxException(Errno.EOPNOTSUPP, "label", place.toString());
                    }
                };
        LayerMount mount = new LayerMount.Directory(tree, false);
        assertThat(new RootLabels(store, none).label(mount, LABEL)).isEqualTo(mount);
    }

    /** A container without an image is one directory, whatever the driver. */
    @Test
    @Tag("3.2/selinux")
    void everyMountOfTheRootHasTheLabelItWasMadeWith() throws Exception {
        try (ImageFixture fixture = new ImageFixture(temp.resolve("engine"))) {
            fixture.roots.create(CONTAINER, "", Map.of(), LABEL);
            Path root = fixture.roots.mount(CONTAINER);
            assertThat(files.label(root)).isEqualTo(LABEL);
            fixture.roots.remove(CONTAINER);
            assertThat(new RootLabels(fixture.store, files).of(CONTAINER)).isEmpty();
            for (int i = 0; i < 100 && Files.exists(root); i++) {
                Thread.sleep(50);
            }
            assertThat(root).doesNotExist();
        }
    }
}
