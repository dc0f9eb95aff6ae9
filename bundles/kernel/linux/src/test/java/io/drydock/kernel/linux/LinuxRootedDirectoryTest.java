package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.PinnedPath;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class LinuxRootedDirectoryTest {

    private static final Instant TIME = Instant.ofEpochSecond(1_000_000_000L, 123_456_789);

    @TempDir Path temp;
    private Path root;
    private RootedDirectory tree;

    @BeforeEach
    void open() throws Exception {
        root = Files.createDirectory(temp.resolve("root"));
        tree = new LinuxRootedDirectories().open(root);
    }

    @AfterEach
    void close() {
        tree.close();
    }

    private void file(String path, String content) {
        try (RootedFile file = tree.create(path, 0644)) {
            file.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private static void fails(int errno, Runnable work) {
        assertThatThrownBy(work::run)
                .isInstanceOfSatisfying(
                        LinuxException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }

    @Test
    void absoluteAndUpwardLinksStayInTheTree() throws Exception {
        tree.directories("usr/lib", 0755);
        tree.symlink("lib", "/usr/lib");
        tree.symlink("up", "../../../../usr");
        file("lib/a", "a");
        file("/up/lib/b", "b");
        file("../../usr/c", "c");
        assertThat(root.resolve("usr/lib/a")).hasContent("a");
        assertThat(root.resolve("usr/lib/b")).hasContent("b");
        assertThat(root.resolve("usr/c")).hasContent("c");
        assertThat(tree.resolve("up/lib")).isEqualTo("usr/lib");
        assertThat(tree.resolve("/")).isEmpty();
    }

    @Test
    void lastComponentIsNeverFollowed() throws Exception {
        Path outside = Files.writeString(temp.resolve("outside"), "untouched");
        tree.symlink("link", outside.toString());
        fails(Errno.EEXIST, () -> tree.create("link", 0644));
        fails(Errno.ELOOP, () -> tree.open("link"));
        tree.apply("link", FileAttributes.of(1, 2, 0777, TIME));
        assertThat(tree.stat("link").orElseThrow().uid()).isEqualTo(1);
        FileStat stat = new LinuxFileNodes().stat(outside).orElseThrow();
        assertThat(stat.uid()).isZero();
        assertThat(stat.mode()).isNotEqualTo(0777);
        fails(Errno.EINVAL, () -> tree.directory("a/..", 0755));
        assertThat(tree.deleteTree("link")).isTrue();
        assertThat(outside).hasContent("untouched");
    }

    @Test
    void replacedDirectoryIsNotUsedFromMemory() throws Exception {
        tree.directory("d", 0755);
        file("d/one", "1");
        tree.deleteTree("d");
        tree.directory("e", 0755);
        tree.symlink("d", "e");
        file("d/two", "2");
        assertThat(root.resolve("e/two")).exists();
    }

    @Test
    void attributesAreAppliedToFilesDirectoriesAndLinks() {
        Map<String, byte[]> xattrs = Map.of("trusted.drydock", new byte[] {0, 1, (byte) 0xff});
        FileAttributes all = new FileAttributes(12, 34, 04755, TIME, TIME, xattrs);
        try (RootedFile file = tree.create("f", 0600)) {
            file.position(1 << 20);
            file.write(ByteBuffer.allocateDirect(10));
            file.length(2 << 20);
            file.apply(all);
        }
        tree.directory("d", 0700);
        tree.apply("d", all);
        for (String path : new String[] {"f", "d"}) {
            FileStat stat = tree.stat(path).orElseThrow();
            assertThat(stat.mode()).isEqualTo(04755);
            assertThat(stat.uid()).isEqualTo(12);
            assertThat(stat.gid()).isEqualTo(34);
            assertThat(stat.modified()).isEqualTo(TIME);
            assertThat(tree.xattr(path, "trusted.drydock"))
                    .contains(new byte[] {0, 1, (byte) 0xff});
            assertThat(tree.xattrs(path)).contains("trusted.drydock");
            assertThat(tree.xattr(path, "trusted.other")).isEmpty();
        }
        FileStat sparse = tree.stat("f").orElseThrow();
        assertThat(sparse.size()).isEqualTo(2 << 20);
        assertThat(sparse.blocks()).isLessThan(1 << 20);
    }

    @Test
    void nodesWhiteoutsAndHardLinksAreMade() {
        tree.node("gone", FileKind.CHARACTER_DEVICE, 0, 0, 0);
        tree.node("tty", FileKind.CHARACTER_DEVICE, 0620, 4, 300);
        tree.node("pipe", FileKind.FIFO, 0644, 0, 0);
        assertThat(tree.stat("gone").orElseThrow().whiteout()).isTrue();
        FileStat tty = tree.stat("tty").orElseThrow();
        assertThat(tty.major()).isEqualTo(4);
        assertThat(tty.minor()).isEqualTo(300);
        assertThat(tty.mode()).isEqualTo(0620);
        assertThat(tree.stat("pipe").orElseThrow().kind()).isEqualTo(FileKind.FIFO);
        fails(Errno.EINVAL, () -> tree.open("pipe"));
        file("f", "content");
        tree.hardlink("g", "f");
        assertThat(tree.stat("g").orElseThrow().links()).isEqualTo(2);
        assertThat(tree.stat("g").orElseThrow().inode())
                .isEqualTo(tree.stat("f").orElseThrow().inode());
    }

    @Test
    void filesAreReadListedRenamedAndRemoved() {
        tree.directory("d", 0755);
        file("d/ü", "text");
        file("d/a", "");
        assertThat(tree.list("d")).containsExactly("a", "ü");
        assertThat(tree.list("/")).containsExactly("d");
        ByteBuffer into = ByteBuffer.allocateDirect(10);
        try (RootedFile file = tree.open("d/ü")) {
            assertThat(file.read(into)).isEqualTo(4);
            assertThat(file.read(into)).isEqualTo(-1);
        }
        tree.rename("d/ü", "u");
        assertThat(tree.stat("u").orElseThrow().size()).isEqualTo(4);
        fails(Errno.ENOTEMPTY, () -> tree.delete("d"));
        assertThat(tree.deleteTree("d")).isTrue();
        assertThat(tree.deleteTree("d")).isFalse();
        assertThat(tree.delete("u")).isTrue();
        assertThat(tree.delete("u")).isFalse();
        assertThat(tree.stat("no/such")).isEmpty();
        fails(Errno.ENOENT, () -> tree.create("no/such", 0644));
    }

    @Test
    void whatLeadsOutFromBelowIsRefusedAndWhatIsFoundStaysTheSame() throws Exception {
        Path top = Files.createDirectories(temp.resolve("top/in")).getParent();
        Files.writeString(top.resolve("in/f"), "first");
        Files.createSymbolicLink(top.resolve("link"), Path.of("in/../in"));
        Files.createSymbolicLink(top.resolve("up"), Path.of("../.."));
        Files.createSymbolicLink(top.resolve("absolute"), top.resolve("in"));
        LinuxRootedDirectories directories = new LinuxRootedDirectories();
        for (String way : List.of("..", "in/../../top", "up", "up/etc", "absolute", "/in")) {
            fails(Errno.EXDEV, () -> directories.beneath(top, way));
        }
        fails(Errno.ENOENT, () -> directories.beneath(top, "none"));
        long before = OpenDescriptors.count();
        try (PinnedPath found = directories.beneath(top, "link/f")) {
            Files.move(top.resolve("in"), top.resolve("away"));
            assertThat(found.path()).hasContent("first");
        }
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before);
    }

    @Test
    void manyNamesAreListedAndRemovedAndNothingStaysOpen() throws Exception {
        long before = OpenDescriptors.count();
        for (int i = 0; i < 2000; i++) {
            tree.directories("deep/" + i % 7 + "/" + i, 0755);
        }
        assertThat(tree.list("deep/0")).hasSize(286);
        assertThat(tree.deleteTree("deep")).isTrue();
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void modeOnOldKernelsDoesNotFollowLinksEither() throws Exception {
        Path file = Files.writeString(temp.resolve("f"), "");
        NodeCalls.modeThroughDescriptor(LibC.AT_FDCWD, CString.of(file), 0640, "f");
        assertThat(new LinuxFileNodes().stat(file).orElseThrow().mode()).isEqualTo(0640);
        Path link = Files.createSymbolicLink(temp.resolve("l"), file);
        fails(
                Errno.EOPNOTSUPP,
                () -> NodeCalls.modeThroughDescriptor(LibC.AT_FDCWD, CString.of(link), 0777, "l"));
    }

    @Test
    void deviceNumbersAreAsTheCLibraryMakesThem() {
        assertThat(DeviceNumber.of(8, 1)).isEqualTo(0x801);
        assertThat(DeviceNumber.of(4, 300)).isEqualTo(0x10042c);
    }
}
