package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.FileStat;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.api.spi.linux.RootedFile;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Owners on the disk are those of the host, owners seen those of a container. */
class MappedDirectoryTest {

    private static final IdMap MAP = IdMap.parse(new String[] {"0:200000:10", "10:300000:5"});

    @TempDir private Path root;
    private RootedDirectory tree;

    @BeforeEach
    void open() {
        assumeTrue("root".equals(System.getProperty("user.name")), "changing owners needs root");
        tree = new MappedDirectory(new LinuxRootedDirectories().open(root), new IdMaps(MAP, MAP));
    }

    @AfterEach
    void close() {
        if (tree != null) {
            tree.close();
        }
    }

    private String onDisk(String path) throws IOException {
        Map<String, Object> ids =
                Files.readAttributes(root.resolve(path), "unix:uid,gid", LinkOption.NOFOLLOW_LINKS);
        return ids.get("uid") + ":" + ids.get("gid");
    }

    private String seen(String path) {
        FileStat stat = tree.stat(path).orElseThrow();
        return stat.uid() + ":" + stat.gid();
    }

    private static FileAttributes owner(int uid, int gid) {
        return new FileAttributes(uid, gid, -1, null, null, Map.of());
    }

    @Test
    void whatIsMadeBelongsToTheContainersRoot() throws IOException {
        tree.create("file", 0644).close();
        tree.directories("a/b/c", 0700);
        tree.symlink("link", "nowhere");
        tree.node("pipe", FileKind.FIFO, 0600, 0, 0);
        for (String path : List.of("file", "a", "a/b", "a/b/c", "link", "pipe")) {
            assertThat(onDisk(path)).as(path).isEqualTo("200000:200000");
            assertThat(seen(path)).as(path).isEqualTo("0:0");
        }
    }

    @Test
    void ownersAreMappedBothWaysInEachRange() throws IOException {
        try (RootedFile file = tree.create("file", 0644)) {
            file.apply(owner(9, 12));
            assertThat(file.stat().gid()).isEqualTo(12);
        }
        assertThat(onDisk("file")).isEqualTo("200009:300002");
        tree.apply("file", owner(-1, 1));
        assertThat(onDisk("file")).isEqualTo("200009:200001");
        assertThat(seen("file")).isEqualTo("9:1");
    }

    @Test
    void strangersAreNobody() throws IOException {
        Files.createFile(root.resolve("host"));
        assertThat(seen("host")).isEqualTo("65534:65534");
    }

    @Test
    void whoIsBeyondTheRangesIsRefused() {
        tree.create("file", 0644).close();
        assertThatThrownBy(() -> tree.apply("file", owner(15, 0)))
                .isInstanceOf(LinuxException.class)
                .hasMessageContaining("container id 15")
                .satisfies(e -> assertThat(((LinuxException) e).is(Errno.EOVERFLOW)).isTrue());
    }
}
