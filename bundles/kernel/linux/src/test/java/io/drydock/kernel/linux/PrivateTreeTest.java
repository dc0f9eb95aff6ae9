package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.InnerMount;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class PrivateTreeTest {

    private final LinuxRootedDirectories directories = new LinuxRootedDirectories();
    @TempDir Path temp;
    private Path root;
    private Path volume;

    @BeforeEach
    void make() throws Exception {
        root = Files.createDirectories(temp.resolve("root"));
        volume = Files.createDirectories(temp.resolve("volume"));
        Files.writeString(volume.resolve("inside"), "volume");
    }

    private static void write(RootedDirectory tree, String path) {
        try (RootedFile file = tree.create(path, 0644)) {
            file.write(ByteBuffer.wrap("new".getBytes()));
        }
    }

    private static void fails(int errno, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void mountsAreSeenInTheTreeAndNowhereElse() throws Exception {
        Files.createDirectories(root.resolve("real"));
        Files.createSymbolicLink(root.resolve("link"), Path.of("/real"));
        InnerMount mount = new InnerMount(volume, "/link/data", true, false);
        try (RootedDirectory tree = directories.assemble(root, false, List.of(mount))) {
            assertThat(tree.list("real/data")).containsExactly("inside");
            write(tree, "link/data/new");
            assertThat(root.resolve("real/data")).isEmptyDirectory();
            assertThat(Files.list(tree.path().resolve("real/data"))).hasSize(2);
            assertThat(tree.resolve("link/data")).isEqualTo("real/data");
        }
        assertThat(volume.resolve("new")).hasContent("new");
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).doesNotContain(root + "");
    }

    @Test
    void linkOutOfTheTreeIsFollowedInsideIt() throws Exception {
        Files.createDirectories(temp.resolve("outside"));
        Files.createSymbolicLink(root.resolve("evil"), temp.resolve("outside"));
        InnerMount mount = new InnerMount(volume, "evil/data", false, false);
        fails(Errno.ENOENT, () -> directories.assemble(root, false, List.of(mount)).close());
        assertThat(temp.resolve("outside")).isEmptyDirectory();
    }

    @Test
    void readOnlyRootAndReadOnlyMountRefuseWrites() throws Exception {
        Path file = Files.writeString(temp.resolve("file"), "bound");
        List<InnerMount> mounts =
                List.of(
                        new InnerMount(volume, "writable", true, false),
                        new InnerMount(volume, "sealed", true, true),
                        new InnerMount(file, "etc/file", false, true));
        try (RootedDirectory tree = directories.assemble(root, true, mounts)) {
            fails(Errno.EROFS, () -> write(tree, "x"));
            fails(Errno.EROFS, () -> write(tree, "sealed/x"));
            write(tree, "writable/x");
            try (RootedFile bound = tree.open("etc/file")) {
                ByteBuffer read = ByteBuffer.allocate(10);
                assertThat(bound.read(read)).isEqualTo(5);
            }
        }
        assertThat(volume.resolve("x")).exists();
    }

    @Test
    void missingSourceLeavesNothing() {
        long before = descriptors();
        InnerMount mount = new InnerMount(temp.resolve("nowhere"), "x", true, false);
        fails(Errno.ENOENT, () -> directories.assemble(root, false, List.of(mount)).close());
        assertThat(descriptors()).isEqualTo(before);
    }

    @Test
    void holesAreFound() {
        try (RootedDirectory tree = directories.open(root)) {
            try (RootedFile file = tree.create("sparse", 0644)) {
                file.position(1 << 20);
                file.write(ByteBuffer.allocate(4096));
                file.length(4 << 20);
            }
            try (RootedFile file = tree.open("sparse")) {
                assertThat(file.nextData(0)).isEqualTo(1 << 20);
                assertThat(file.nextHole(1 << 20)).isEqualTo((1 << 20) + 4096);
                assertThat(file.nextData(2 << 20)).isEqualTo(4 << 20);
            }
        }
    }

    private static long descriptors() {
        String[] open = Path.of("/proc/self/fd").toFile().list();
        return open == null ? -1 : open.length;
    }
}
