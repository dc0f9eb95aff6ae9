package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.BindMount;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MountInfo;
import io.drydock.api.spi.linux.Mounts;
import io.drydock.api.spi.linux.OverlayMount;
import io.drydock.api.spi.linux.Propagation;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class LinuxMountsTest {

    private final Mounts mounts = new LinuxMounts();

    @TempDir Path temp;

    private Path directory(String name) throws Exception {
        return Files.createDirectories(temp.resolve(name));
    }

    /** A tmpfs to work in: overlays do not accept every file system as upper. */
    private void freshTree() {
        mounts.tmpfs(temp, List.of("size=16m", "mode=0755", "nosuid"));
    }

    @Test
    void overlayShowsTheTopmostLayerAndWritesToUpper() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    Path top = directory("top");
                    Path bottom = directory("bottom");
                    Files.writeString(top.resolve("f"), "top");
                    Files.writeString(bottom.resolve("f"), "bottom");
                    Files.writeString(bottom.resolve("g"), "bottom");
                    Path upper = directory("up");
                    Path target = directory("merged");
                    mounts.overlay(
                            OverlayMount.writable(
                                    List.of(top, bottom), upper, directory("work"), target));
                    assertThat(target.resolve("f")).hasContent("top");
                    assertThat(target.resolve("g")).hasContent("bottom");
                    Files.writeString(target.resolve("new"), "x");
                    assertThat(upper.resolve("new")).exists();
                    assertThat(mounts.isMounted(target)).isTrue();
                    assertThat(mounts.unmount(target, false)).isTrue();
                    assertThat(mounts.isMounted(target)).isFalse();
                    assertThat(mounts.unmount(target, false)).isFalse();
                });
    }

    @Test
    void overlayTakesCommasColonsAndBackslashesInPaths() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    Path odd = directory("a,b:c\\d");
                    Files.writeString(odd.resolve("f"), "odd");
                    Path target = directory("merged");
                    mounts.overlay(
                            OverlayMount.writable(
                                    List.of(odd), directory("u,p"), directory("w,k"), target));
                    assertThat(target.resolve("f")).hasContent("odd");
                });
    }

    @Test
    void overlayOfFiveHundredLayersWithLongPathsMounts() throws Exception {
        long before = OpenDescriptors.count();
        OwnNamespace.run(
                () -> {
                    freshTree();
                    List<Path> lowers = new ArrayList<>();
                    for (int i = 0; i < 500; i++) {
                        Path lower = directory("layer-" + "x".repeat(i == 7 ? 230 : 60) + i);
                        Files.writeString(lower.resolve("f" + i), "");
                        lowers.add(lower);
                    }
                    Path target = directory("merged");
                    mounts.overlay(
                            OverlayMount.writable(
                                    lowers, directory("up"), directory("work"), target));
                    assertThat(target.resolve("f0")).exists();
                    assertThat(target.resolve("f7")).exists();
                    assertThat(target.resolve("f499")).exists();
                });
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before + 2);
    }

    @Test
    void overlayTakesLayersRelativeToABase() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    Files.writeString(directory("base/l/A").resolve("f"), "relative");
                    Path target = directory("merged");
                    mounts.overlay(
                            new OverlayMount(
                                    List.of(Path.of("l/A")),
                                    directory("up"),
                                    directory("work"),
                                    target,
                                    temp.resolve("base"),
                                    List.of("index=off")));
                    assertThat(target.resolve("f")).hasContent("relative");
                    MountInfo mounted = mounts.list().getLast();
                    assertThat(mounted.type()).isEqualTo("overlay");
                    assertThat(mounted.target()).isEqualTo(target.toString());
                });
    }

    @Test
    void readOnlyBindRefusesWritesAlsoBelow() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    Path source = directory("source");
                    mounts.tmpfs(directory("source/inner"), List.of());
                    Path target = directory("target");
                    mounts.bind(new BindMount(source, target, true, true, Propagation.PRIVATE));
                    assertThatThrownBy(() -> Files.createFile(target.resolve("f")))
                            .hasMessageContaining("Read-only");
                    assertThatThrownBy(() -> Files.createFile(target.resolve("inner/f")))
                            .hasMessageContaining("Read-only");
                    Files.createFile(source.resolve("inner/f"));
                    assertThat(target.resolve("inner/f")).exists();
                });
    }

    @Test
    void errorsNameErrnoOperationAndTarget() {
        assertThatThrownBy(() -> mounts.bind(BindMount.of(temp.resolve("none"), temp)))
                .isInstanceOfSatisfying(
                        LinuxException.class,
                        e -> {
                            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
                            assertThat(e.kind()).isEqualTo(DriverException.Kind.NOT_FOUND);
                            assertThat(e).hasMessageContaining(temp.toString());
                        });
    }

    @Test
    void sharedDirectoryLetsACopiedNamespaceReceiveLaterMounts() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    Path root = directory("root");
                    mounts.share(root);
                    mounts.share(root);
                    long same =
                            mounts.list().stream()
                                    .filter(mount -> mount.target().equals(root.toString()))
                                    .count();
                    assertThat(same).isEqualTo(1);
                    assertThat(SharedRoots.holder(root, mounts.list()).shared()).isTrue();
                });
    }

    @Test
    void sharedDirectoryIsReleasedOnceNothingBelowIsInUse() {
        OwnNamespace.run(
                () -> {
                    Path root = directory("root");
                    Path busy = directory("root/busy");
                    mounts.share(root);
                    mounts.tmpfs(busy, List.of());
                    SharedRoots.release(root);
                    assertThat(mounts.isMounted(root)).isTrue();
                    mounts.unmount(busy, false);
                    SharedRoots.release(root);
                    assertThat(mounts.isMounted(root)).isFalse();
                    SharedRoots.release(root);
                });
    }

    @Test
    void isolatedDirectoryIsAPrivateMountPoint() {
        OwnNamespace.run(
                () -> {
                    freshTree();
                    mounts.propagation(temp, Propagation.SHARED, false);
                    Path home = directory("home");
                    mounts.isolate(home);
                    mounts.isolate(home);
                    assertThat(mounts.isMounted(home)).isTrue();
                    assertThat(SharedRoots.holder(home, mounts.list()).shared()).isFalse();
                    assertThat(mounts.unmount(home, false)).isTrue();
                    assertThat(mounts.isMounted(home)).isFalse();
                });
    }

    @Test
    void holderOfADirectoryIsTheLastAndDeepestMountAboveIt() {
        List<MountInfo> table =
                List.of(
                        MountTable.parse("1 0 8:1 / / rw - ext4 a rw"),
                        MountTable.parse("2 1 8:2 / /var rw - ext4 b rw"),
                        MountTable.parse("3 1 8:3 / /variable rw - ext4 c rw"),
                        MountTable.parse("4 2 8:4 / /var rw - ext4 d rw"));
        assertThat(SharedRoots.holder(Path.of("/var/lib"), table).id()).isEqualTo(4);
        assertThat(SharedRoots.holder(Path.of("/etc"), table).id()).isEqualTo(1);
    }

    @Test
    void mountTableLineIsParsedWithItsEscapesAndOptionalFields() {
        MountInfo info =
                MountTable.parse(
                        "36 35 98:0 /mnt1 /a\\040b rw,noatime shared:1 master:2 - ext3 /dev/x"
                                + " rw,errors=continue");
        assertThat(info.target()).isEqualTo("/a b");
        assertThat(info.propagation()).containsExactly("shared:1", "master:2");
        assertThat(info.type()).isEqualTo("ext3");
        assertThat(info.superOptions()).containsExactly("rw", "errors=continue");
        assertThat(info.shared()).isTrue();
    }

    @Test
    @Tag("3.2/selinux")
    void contextsAreQuotedWhereACommaWouldEndThem() {
        MountOptions options =
                MountOptions.parse(List.of("ro", "index=off", "context=u:r:t:s0:c1,c2", "size=1m"));
        assertThat(options.text()).isEqualTo("index=off,context=\"u:r:t:s0:c1,c2\",size=1m");
        assertThat(options.data()).contains("context=u:r:t:s0:c1,c2");
    }

    @Test
    void wordsAreSplitIntoFlagsAndData() {
        MountOptions options = MountOptions.parse(List.of("ro", "nosuid", "rw", "size=1m", "huge"));
        assertThat(options.flags()).isEqualTo(2);
        assertThat(options.text()).isEqualTo("size=1m,huge");
    }
}
