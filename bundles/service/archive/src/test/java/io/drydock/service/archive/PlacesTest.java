package io.drydock.service.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.ContainerInspect;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.container.MountPoint;
import io.drydock.api.model.container.PathStat;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.spi.linux.FileAttributes;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.service.tar.Placement.Owner;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Paths, links, users and mounts of a real tree. */
class PlacesTest {

    private static final Instant TIME = Instant.parse("2001-02-03T04:05:06.7Z");

    @TempDir Path root;
    private RootedDirectory tree;

    @BeforeEach
    void fill() throws Exception {
        tree = new LinuxRootedDirectories().open(root);
        Files.createDirectories(root.resolve("real/sub"));
        Files.writeString(root.resolve("real/file"), "12345");
        tree.symlink("link", "/real");
        tree.symlink("dangling", "nowhere/../gone");
        tree.symlink("up", "../../../../link/sub");
        tree.symlink("loop", "loop");
    }

    @AfterEach
    void close() {
        tree.close();
    }

    private Place find(String path) {
        return Place.find(tree, Ask.of(path), "box");
    }

    @Test
    void linksAreFollowedWithinTheTreeAlsoToWhereNothingIs() {
        assertThat(Links.follow(tree, "/link/sub")).isEqualTo("real/sub");
        assertThat(Links.follow(tree, "up")).isEqualTo("real/sub");
        assertThat(Links.follow(tree, "/dangling")).isEqualTo("gone");
        assertThat(Links.follow(tree, "/no/../link/such")).isEqualTo("real/such");
        assertThatThrownBy(() -> Links.follow(tree, "/loop/x"))
                .hasMessageContaining("too many links in /loop/x");
    }

    @Test
    void theLastLinkIsFollowedOnlyWhenAskedFor() {
        assertThat(find("/link").stat().kind()).isEqualTo(FileKind.SYMLINK);
        assertThat(find("/link").model(tree).linkTarget()).isEqualTo("/real");
        assertThat(find("/link/").path()).isEqualTo("real");
        assertThat(find("/link/.").model(tree).name()).isEqualTo(".");
        assertThat(find("/link/file").model(tree).size()).isEqualTo(5);
        assertThat(find("/").model(tree).name()).isEqualTo("/");
    }

    @Test
    void whatIsMissingAndWhatIsNoDirectoryAreToldApart() {
        assertThatThrownBy(() -> find("/nope"))
                .hasMessage("Could not find the file /nope in container box");
        assertThatThrownBy(() -> find("dangling/"))
                .hasMessage("Could not find the file dangling/ in container box");
        for (String path : List.of("/real/file/", "/real/file/.", "/real/file/x")) {
            assertThatThrownBy(() -> find(path))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.SYSTEM))
                    .hasMessageEndingWith("not a directory");
        }
    }

    @Test
    void modesAreNumberedAsGoDoes() {
        tree.apply("real/file", FileAttributes.of(0, 0, 06755, TIME));
        tree.node("tty", FileKind.CHARACTER_DEVICE, 0620, 4, 1);
        PathStat file = find("/real/file").model(tree);
        assertThat(file.mode()).isEqualTo(0755L | 1L << 23 | 1L << 22);
        assertThat(file.mtime()).isEqualTo("2001-02-03T04:05:06.7Z");
        assertThat(find("tty").model(tree).mode()).isEqualTo(0620L | 1L << 26 | 1L << 21);
        assertThat(find("link").model(tree).mode()).isEqualTo(0777L | 1L << 27);
        assertThat(find("real").model(tree).mode() & 1L << 31).isNotZero();
    }

    @Test
    void usersAreThoseOfTheTree() throws Exception {
        Files.createDirectories(root.resolve("etc"));
        Files.writeString(root.resolve("real/pw"), "a:x:5:6::/:/sh\nb:x:7:8::/:/sh\n");
        tree.symlink("etc/passwd", "/real/pw");
        Files.writeString(root.resolve("etc/group"), "g:x:9:\n");
        Users users = new Users(tree);
        assertThat(users.owner("")).isNull();
        assertThat(users.owner("b")).isEqualTo(new Owner(7, 8));
        assertThat(users.owner("5")).isEqualTo(new Owner(5, 6));
        assertThat(users.owner("77")).isEqualTo(new Owner(77, 0));
        assertThat(users.owner("a:g")).isEqualTo(new Owner(5, 9));
        assertThat(users.owner("1:2")).isEqualTo(new Owner(1, 2));
        assertThatThrownBy(() -> users.owner("c"))
                .hasMessage("unable to find user c: no matching entries in passwd file");
    }

    @Test
    void onlyWritablePlacesAreWrittenTo() {
        ContainerInspect sealed =
                ContainerInspect.of(
                        draft -> {
                            draft.hostConfig =
                                    HostConfig.defaults()
                                            .with(
                                                    host -> {
                                                        host.readonlyRootfs = true;
                                                        host.tmpfs = Map.of("/tmp", "");
                                                    });
                            draft.mounts =
                                    List.of(mount("/link/sub", true), mount("/link/sub/ro", false));
                        });
        Attached attached = new Attached(sealed, tree);
        attached.requireWritable("real/sub");
        attached.requireWritable("real/sub/x");
        assertThatThrownBy(() -> attached.requireWritable("real/sub/ro/x"))
                .hasMessage("mounted volume is marked read-only");
        assertThatThrownBy(() -> attached.requireWritable("real/subway"))
                .hasMessage("container rootfs is marked read-only");
        assertThatThrownBy(() -> attached.requireWritable("tmp"))
                .as("a tmpfs is there only while the container runs")
                .hasMessage("container rootfs is marked read-only");
    }

    private static MountPoint mount(String destination, boolean writable) {
        return new MountPoint("volume", "v", "", destination, "local", "", writable, "");
    }
}
