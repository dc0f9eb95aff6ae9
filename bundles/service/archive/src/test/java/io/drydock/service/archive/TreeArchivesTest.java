package io.drydock.service.archive;

import static io.drydock.service.archive.MadeArchive.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.service.archive.TreeArchives.Selection;
import io.drydock.service.tar.Placement;
import io.drydock.service.tar.Placement.Owner;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

class TreeArchivesTest {

    private static final Placement AT_TOP = new Placement("", false, null);
    private static final String LATIN = "d/caf\udce9";
    private static final String LONG = "long-".repeat(30);
    private static final Instant TIME = Instant.ofEpochSecond(1_000_000_000L);

    private final LinuxRootedDirectories directories = new LinuxRootedDirectories();
    private final TreeArchives archives = new TreeArchives(directories);
    @TempDir Path temp;
    private Path from;
    private Path to;

    @BeforeEach
    void make() throws Exception {
        from = Files.createDirectory(temp.resolve("from"));
        to = Files.createDirectory(temp.resolve("to"));
    }

    private void fill() throws Exception {
        try (RootedDirectory tree = directories.open(from)) {
            tree.directories("d/" + LONG + "/é", 0700);
            write(tree, "d/" + LONG + "/é/file", "content");
            write(tree, "d/first", "twice");
            tree.hardlink("d/second", "d/first");
            tree.symlink("d/link", "../nowhere/" + LONG);
            tree.node("d/tty", FileKind.CHARACTER_DEVICE, 0620, 4, 300);
            tree.node("d/pipe", FileKind.FIFO, 0644, 0, 0);
            tree.node("d/socket", FileKind.SOCKET, 0644, 0, 0);
            try (RootedFile sparse = tree.create("d/sparse", 0644)) {
                sparse.position(3 << 20);
                sparse.write(ByteBuffer.wrap("island".getBytes()));
                sparse.length(8 << 20);
            }
            write(tree, LATIN, "latin");
            write(tree, "d/ids", "x");
            Map<String, byte[]> xattrs = Map.of("user.raw", new byte[] {0, (byte) 0xff, '\n', '='});
            tree.apply("d/ids", new FileAttributes(3_000_000, 12, 06711, TIME, TIME, xattrs));
        }
    }

    private static void write(RootedDirectory tree, String path, String text) {
        try (RootedFile file = tree.create(path, 0644)) {
            file.write(ByteBuffer.wrap(text.getBytes()));
        }
    }

    private byte[] packed(String path, String name) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archives.write(from, new Selection(path, name, Set.of()), out);
        return out.toByteArray();
    }

    private void unpack(Placement where, byte[] archive) {
        archives.unpack(to, where, new ByteArrayInputStream(archive));
    }

    @Test
    void everythingComesBackAsItWas() throws Exception {
        fill();
        byte[] archive = packed("", "");
        assertThat(archive.length).as("holes are not stored").isLessThan(1 << 20);
        unpack(AT_TOP, archive);
        same();
    }

    @Test
    void gnuTarReadsTheArchive() throws Exception {
        fill();
        Path archive = Files.write(temp.resolve("a.tar"), packed("d", "renamed"));
        run("tar", "--xattrs", "--xattrs-include=*", "-xpf", archive.toString(), "-C", to + "");
        Files.move(to.resolve("renamed"), to.resolve("d"));
        same();
    }

    private void same() throws Exception {
        assertThat(to.resolve("d/" + LONG + "/é/file")).hasContent("content");
        assertThat(to.resolve("d/socket")).doesNotExist();
        assertThat(to.resolve("d/sparse")).hasSameBinaryContentAs(from.resolve("d/sparse"));
        try (RootedDirectory tree = directories.open(to)) {
            assertThat(stat(tree, "d/" + LONG).mode()).isEqualTo(0755);
            assertThat(stat(tree, "d/" + LONG + "/é").mode()).isEqualTo(0700);
            assertThat(stat(tree, "d/sparse").blocks()).isLessThan(1 << 20);
            assertThat(stat(tree, "d/first").inode()).isEqualTo(stat(tree, "d/second").inode());
            assertThat(tree.readSymlink("d/link")).isEqualTo("../nowhere/" + LONG);
            FileStat tty = stat(tree, "d/tty");
            assertThat(List.of(tty.major(), tty.minor(), tty.mode()))
                    .isEqualTo(List.of(4, 300, 0620));
            assertThat(stat(tree, LATIN).size()).isEqualTo(5);
            assertThat(stat(tree, "d/pipe").kind()).isEqualTo(FileKind.FIFO);
            FileStat ids = stat(tree, "d/ids");
            assertThat(List.of(ids.uid(), ids.gid(), ids.mode()))
                    .isEqualTo(List.of(3_000_000, 12, 06711));
            assertThat(ids.modified()).isEqualTo(TIME);
            assertThat(tree.xattr("d/ids", "user.raw"))
                    .contains(new byte[] {0, (byte) 0xff, '\n', '='});
        }
    }

    private static FileStat stat(RootedDirectory tree, String path) {
        return tree.stat(path).orElseThrow();
    }

    @Test
    void emptyTreeIsTheEmptyArchive() {
        assertThat(packed("", "")).isEqualTo(new byte[1024]);
    }

    @Test
    void aFileOfProcHasItsContent() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Selection status = new Selection("self/status", "status", Set.of());
        archives.write(Path.of("/proc"), status, out);
        unpack(AT_TOP, out.toByteArray());
        assertThat(to.resolve("status")).content().startsWith("Name:");
    }

    @Test
    void hollowDirectoryKeepsItsNameAlone() throws Exception {
        Files.createDirectories(from.resolve("proc/1"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        archives.write(from, new Selection("", ".", Set.of("proc")), out);
        unpack(AT_TOP, out.toByteArray());
        assertThat(to.resolve("proc")).isEmptyDirectory();
    }

    @Test
    void unpacksBelowADirectoryForAnOwner() throws Exception {
        Files.createDirectories(to.resolve("a/b"));
        Files.createSymbolicLink(to.resolve("a/etc"), Path.of("/a/b"));
        byte[] archive =
                tar(
                        out ->
                                out.file("f", "x")
                                        .file(".wh.f", "")
                                        .hardLink("g", "f")
                                        .file("etc/h", "h"));
        unpack(new Placement("a", false, new Owner(7, 8)), archive);
        assertThat(to.resolve("a/f")).hasContent("x");
        assertThat(to.resolve("a/.wh.f")).exists();
        assertThat(to.resolve("a/b/h")).hasContent("h");
        try (RootedDirectory tree = directories.open(to)) {
            FileStat made = stat(tree, "a/g");
            assertThat(List.of(made.uid(), made.gid(), (int) made.links()))
                    .isEqualTo(List.of(7, 8, 2));
        }
    }

    @Test
    void keepsKindsWhenAsked() throws Exception {
        Files.createDirectories(to.resolve("etc/d"));
        Files.writeString(to.resolve("etc/f"), "file");
        Placement keeping = new Placement("etc", true, null);
        assertThatThrownBy(() -> unpack(keeping, tar(out -> out.file("d", "x"))))
                .hasMessage("cannot overwrite directory \"/etc/d\" with non-directory \"/etc\"");
        assertThatThrownBy(() -> unpack(keeping, tar(out -> out.directory("f"))))
                .hasMessage("cannot overwrite non-directory \"/etc/f\" with directory \"/etc\"");
        unpack(new Placement("etc", false, null), tar(out -> out.file("d", "x").directory("f")));
        assertThat(to.resolve("etc/d")).hasContent("x");
        assertThat(to.resolve("etc/f")).isDirectory();
    }

    @Test
    void nobodySwapsAWayOutWhileArchivesAreUnpackedAndWritten() throws Exception {
        Path outside = Files.createDirectory(temp.resolve("outside"));
        Files.writeString(outside.resolve("secret"), "secret");
        Path away = Files.createDirectory(temp.resolve("away"));
        AtomicBoolean stop = new AtomicBoolean();
        CompletableFuture<Integer> rounds =
                CompletableFuture.supplyAsync(() -> swap(to, outside, away, stop));
        try {
            byte[] archive =
                    tar(out -> out.file("spot/planted", "x").file("spot/sub/planted", "x"));
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
            while (System.nanoTime() < until) {
                tolerant(() -> unpack(AT_TOP, archive));
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                tolerant(() -> archives.write(to, new Selection("", "", Set.of()), out));
                assertThat(out.toString()).doesNotContain("secret");
            }
        } finally {
            stop.set(true);
        }
        assertThat(rounds.join()).isGreaterThan(100);
        assertThat(outside.toFile().list()).containsExactly("secret");
    }

    /** {@code spot} is a directory and a link out of the tree by turns. */
    private static int swap(Path tree, Path outside, Path away, AtomicBoolean stop) {
        Path spot = tree.resolve("spot");
        int rounds = 0;
        for (int turn = 0; !stop.get(); turn++) {
            try {
                Path next = away.resolve("next" + turn);
                if (turn % 2 == 0) {
                    Files.createSymbolicLink(next, outside);
                } else {
                    Files.createDirectory(next);
                }
                if (Files.exists(spot, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(spot, away.resolve("old" + turn));
                }
                Files.move(next, spot);
                rounds++;
            } catch (IOException e) {
                // The unpacker has made its own in between.
            }
        }
        return rounds;
    }

    private static void tolerant(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            // The tree changed under the work; what counts is where it went.
        }
    }

    private static void run(String... words) throws Exception {
        Process process = new ProcessBuilder(words).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
