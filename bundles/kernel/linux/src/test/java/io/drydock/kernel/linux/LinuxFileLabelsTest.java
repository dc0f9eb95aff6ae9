package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;

/** The attribute is kept by file systems of kernels without SELinux, too. */
class LinuxFileLabelsTest {

    private static final String LABEL = "system_u:object_r:container_file_t:s0:c1,c2";
    private static final String OTHER = "system_u:object_r:container_file_t:s0";

    @TempDir Path temp;
    private final LinuxFileLabels labels = new LinuxFileLabels();
    private Path tree;
    private Path outside;

    @BeforeEach
    void trees() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "labels need root");
        tree = Files.createDirectory(temp.resolve("tree"));
        outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("file"), "");
    }

    @Test
    @Tag("3.2/selinux")
    void everythingBelowIsLabelledAndLinksAreNotFollowed() throws Exception {
        Path deep = Files.createDirectories(tree.resolve("a/b c/\n"));
        Path file = Files.writeString(deep.resolve("file"), "");
        Path link = Files.createSymbolicLink(tree.resolve("link"), outside);
        Path broken = Files.createSymbolicLink(deep.resolve("broken"), Path.of("/none"));
        labels.relabel(tree, LABEL);
        for (Path each : new Path[] {tree, tree.resolve("a"), deep, file, link, broken}) {
            assertThat(labels.label(each)).as(each.toString()).isEqualTo(LABEL);
        }
        assertThat(labels.label(outside)).isEmpty();
        assertThat(labels.label(outside.resolve("file"))).isEmpty();
    }

    @Test
    void valueIsTheTextAndTheZeroTheKernelAddsIsNoPartOfIt() throws Exception {
        Path file = Files.writeString(tree.resolve("file"), "");
        labels.relabel(file, LABEL);
        LinuxFileNodes nodes = new LinuxFileNodes();
        assertThat(nodes.xattr(file, "security.selinux").orElseThrow())
                .isEqualTo(LABEL.getBytes(StandardCharsets.UTF_8));
        nodes.xattr(file, "security.selinux", (LABEL + "\0").getBytes(StandardCharsets.UTF_8));
        assertThat(labels.label(file)).isEqualTo(LABEL);
    }

    @Test
    void whatDiffersBelowAPlaceWithTheLabelGetsItToo() throws Exception {
        Path file = Files.writeString(tree.resolve("file"), "");
        labels.relabel(tree, LABEL);
        labels.relabel(file, OTHER);
        labels.relabel(tree, LABEL);
        assertThat(labels.label(file)).isEqualTo(LABEL);
    }

    @Test
    void linksInThePathAreRefused() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("link"), outside);
        fails(Errno.ELOOP, link.resolve("file"));
        assertThat(labels.label(outside.resolve("file"))).isEmpty();
        labels.relabel(link, LABEL);
        assertThat(labels.label(link)).isEqualTo(LABEL);
        assertThat(labels.label(outside)).isEmpty();
    }

    @Test
    void placesThatAreNotThereAndFileSystemsWithoutLabelsAreTold() {
        fails(Errno.ENOENT, tree.resolve("none/file"));
        fails(Errno.ENOENT, tree.resolve("none"));
        fails(Errno.EOPNOTSUPP, Path.of("/proc/version"));
        fails(Errno.EINVAL, Path.of("/"));
    }

    /** A directory that becomes a link while the tree is walked leads nobody out of it. */
    @Test
    void directoriesExchangedForLinksMeanwhileLeadNowhere() throws Exception {
        Path kept = Files.createDirectory(temp.resolve("kept"));
        for (int i = 0; i < 50; i++) {
            Files.writeString(kept.resolve("f" + i), "");
        }
        AtomicBoolean done = new AtomicBoolean();
        Thread exchange =
                Thread.ofPlatform().start(() -> exchange(tree.resolve("sub"), kept, done));
        try {
            for (int i = 0; i < 300; i++) {
                labels.relabel(tree, i % 2 == 0 ? LABEL : OTHER);
            }
        } finally {
            done.set(true);
            exchange.join();
        }
        assertThat(labels.label(outside)).isEmpty();
        assertThat(labels.label(outside.resolve("file"))).isEmpty();
    }

    private void exchange(Path place, Path directory, AtomicBoolean done) {
        try {
            while (!done.get()) {
                Files.move(directory, place, StandardCopyOption.ATOMIC_MOVE);
                Files.move(place, directory, StandardCopyOption.ATOMIC_MOVE);
                Files.createSymbolicLink(place, outside);
                Files.delete(place);
            }
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void fails(int errno, Path place) {
        assertThatThrownBy(() -> labels.relabel(place, LABEL))
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }
}
