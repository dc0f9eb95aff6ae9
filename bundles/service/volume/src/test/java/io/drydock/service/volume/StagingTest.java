package io.drydock.service.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.RootedDirectories;
import io.drydock.api.spi.linux.RootedDirectory;
import io.drydock.kernel.linux.LinuxRootedDirectories;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

class StagingTest {

    private static final String ID = "c0ffee";
    private static final Set<String> CHANGES =
            Set.of("create", "directory", "hardlink", "symlink", "apply", "rename", "deleteTree");

    private final RootedDirectories directories = new LinuxRootedDirectories();
    @TempDir Path root;
    private Path rootfs;

    @BeforeEach
    void image() throws Exception {
        rootfs = Files.createDirectories(root.resolve("rootfs"));
        Path sub = Files.createDirectories(rootfs.resolve("srv/sub/deep"));
        Files.writeString(sub.resolve("one"), "1");
        Files.createLink(rootfs.resolve("srv/two"), sub.resolve("one"));
        Files.createSymbolicLink(rootfs.resolve("srv/link"), Path.of("sub"));
        mode(rootfs.resolve("srv"), "rwx-wx--x");
    }

    private static void mode(Path path, String text) throws Exception {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(text));
    }

    /** The engine dies: from a certain change on nothing more is done to the tree. */
    private static final class Death extends RuntimeException {}

    private static RootedDirectory mortal(RootedDirectory tree, int changes) {
        int[] left = {changes};
        return (RootedDirectory)
                Proxy.newProxyInstance(
                        RootedDirectory.class.getClassLoader(),
                        new Class<?>[] {RootedDirectory.class},
                        (proxy, method, arguments) -> {
                            if (CHANGES.contains(method.getName()) && left[0]-- <= 0) {
                                throw new Death();
                            }
                            try {
                                return method.invoke(tree, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private void copy(RootedDirectory volume) {
        new CopyUp(directories).copy(rootfs, "/srv", volume, new Staging(volume, ID), "%s");
    }

    private static List<String> names(Path tree) throws Exception {
        try (Stream<Path> all = Files.walk(tree)) {
            return all.map(it -> tree.relativize(it).toString()).sorted().toList();
        }
    }

    @Test
    void whereverItIsCutTheVolumeHasAllOrNothing() throws Exception {
        Set<Boolean> ends = new TreeSet<>();
        int changes = 0;
        for (boolean cut = true; cut; changes++) {
            Path volume = Files.createDirectory(root.resolve("volume" + changes));
            mode(volume, "rwxr-xr-x");
            try (RootedDirectory tree = directories.open(volume)) {
                cut = died(mortal(tree, changes));
                new Staging(tree, ID).settle();
            }
            boolean whole = Files.exists(volume.resolve("two"));
            ends.add(whole);
            assertThat(names(volume))
                    .as("after %d changes", changes)
                    .isEqualTo(whole ? names(rootfs.resolve("srv")) : List.of(""));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(volume)))
                    .isEqualTo(whole ? "rwx-wx--x" : "rwxr-xr-x");
        }
        assertThat(ends).containsExactly(false, true);
        assertThat(changes).isGreaterThan(12);
    }

    private boolean died(RootedDirectory volume) {
        try {
            copy(volume);
            return false;
        } catch (Death e) {
            return true;
        }
    }

    @Test
    void whatAnotherContainerHasMadeMeanwhileStays() throws Exception {
        Path volume = Files.createDirectory(root.resolve("volume"));
        try (RootedDirectory tree = directories.open(volume)) {
            assertThatThrownBy(() -> copy(mortal(tree, 13))).isInstanceOf(Death.class);
            Files.writeString(volume.resolve("two"), "other");
            new Staging(tree, ID).settle();
        }
        assertThat(volume.resolve("two")).hasContent("other");
        assertThat(volume.resolve("link/deep/one")).hasContent("1");
    }

    @Test
    void timesAreThoseOfTheImage() throws Exception {
        Path volume = Files.createDirectory(root.resolve("volume"));
        try (RootedDirectory tree = directories.open(volume)) {
            copy(tree);
        }
        assertThat(Files.getLastModifiedTime(volume))
                .isEqualTo(Files.getLastModifiedTime(rootfs.resolve("srv")));
    }
}
