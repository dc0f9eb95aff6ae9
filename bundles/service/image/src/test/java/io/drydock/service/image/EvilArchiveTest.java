package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.graph.UnpackTarget;
import io.drydock.api.spi.graph.UnpackTarget.Whiteouts;
import io.drydock.api.spi.linux.FileKind;
import io.drydock.kernel.linux.LinuxFileNodes;
import io.drydock.kernel.linux.LinuxRootedDirectories;
import io.drydock.service.image.ImageArchives.Tar;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Consumer;

/** Archives that try to get out of the layer, and those that are only strange. */
class EvilArchiveTest {

    private final LinuxFileNodes nodes = new LinuxFileNodes();
    private final LinuxRootedDirectories directories = new LinuxRootedDirectories();

    @TempDir Path root;
    private Path layer;
    private Path outside;

    @BeforeEach
    void makeLayer() throws Exception {
        layer = Files.createDirectory(root.resolve("layer"));
        outside = Files.createDirectory(root.resolve("outside"));
        Files.writeString(outside.resolve("victim"), "untouched");
    }

    @AfterEach
    void outsideIsUntouched() throws Exception {
        assertThat(outside.resolve("victim")).hasContent("untouched");
        try (var names = Files.list(outside)) {
            assertThat(names).containsExactly(outside.resolve("victim"));
        }
        assertThat(nodes.stat(outside.resolve("victim")).orElseThrow().links()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Whiteouts.class)
    void aNameThatClimbsOutIsRefused(Whiteouts form) {
        assertThatThrownBy(() -> unpack(form, out -> out.file("../outside/victim", "x")))
                .hasMessage("\"../outside/victim\" is outside of \"/\"");
    }

    @Test
    void anAbsoluteNameStartsFromTheLayer() throws Exception {
        unpack(out -> out.entry(new TarArchiveEntry("/../../abs/", true)));
        assertThat(layer.resolve("abs")).isDirectory();
    }

    @ParameterizedTest
    @EnumSource(Whiteouts.class)
    void aLinkUpwardsStaysInTheLayer(Whiteouts form) throws Exception {
        unpack(
                form,
                out -> out.symlink("up", "../outside").directory("outside").file("up/victim", "x"));
        assertThat(layer.resolve("outside/victim")).hasContent("x");
    }

    @Test
    void anAbsoluteLinkLeadsIntoTheLayer() throws Exception {
        String target = outside.toString();
        unpack(out -> out.symlink("a", target).directory(target.substring(1)).file("a/b", "x"));
        assertThat(layer.resolve(target.substring(1)).resolve("b")).hasContent("x");
    }

    @Test
    void aMemberNamedAsALinkReplacesTheLink() throws Exception {
        unpack(out -> out.symlink("a", outside + "/victim").file("a", "mine"));
        assertThat(layer.resolve("a")).isRegularFile().hasContent("mine");
    }

    @Test
    void aHardLinkThatClimbsOutIsRefused() {
        assertThatThrownBy(() -> unpack(out -> out.hardLink("a", "../outside/victim")))
                .hasMessageContaining("outside");
    }

    @Test
    void aHardLinkThroughALinkStaysInTheLayer() {
        assertThatThrownBy(
                        () ->
                                unpack(
                                        out ->
                                                out.symlink("up", "../outside")
                                                        .hardLink("a", "up/victim")))
                .hasMessageContaining("no such file");
    }

    @ParameterizedTest
    @EnumSource(Whiteouts.class)
    void aWhiteoutThroughALinkStaysInTheLayer(Whiteouts form) throws Exception {
        unpack(
                form,
                out ->
                        out.symlink("up", "../outside")
                                .directory("outside")
                                .file("up/.wh.victim", "")
                                .file("up/.wh..wh..opq", ""));
        assertThat(outside.resolve("victim")).exists();
    }

    @Test
    void overlaysOwnAttributesAreNotTakenOver() throws Exception {
        TarArchiveEntry entry = new TarArchiveEntry("d/", true);
        entry.addPaxHeader("SCHILY.xattr.trusted.overlay.redirect", "/other");
        entry.addPaxHeader("SCHILY.xattr.user.kept", "yes");
        unpack(out -> out.entry(entry));
        assertThat(nodes.xattrs(layer.resolve("d"))).containsExactly("user.kept");
    }

    @Test
    void keepsOwnersModesTimesAndDevices() throws Exception {
        TarArchiveEntry directory = new TarArchiveEntry("d/", true);
        directory.setModTime(java.nio.file.attribute.FileTime.from(Instant.ofEpochSecond(1000)));
        TarArchiveEntry program = new TarArchiveEntry("d/su", true);
        program.setMode(0104755);
        program.setUserId(7);
        program.setGroupId(8);
        TarArchiveEntry device = new TarArchiveEntry("d/null", TarArchiveEntry.LF_CHR);
        device.setDevMajor(1);
        device.setDevMinor(3);
        unpack(out -> out.entry(directory).entry(program).entry(device).hardLink("d/su2", "d/su"));
        var stat = nodes.stat(layer.resolve("d/su")).orElseThrow();
        assertThat(stat.mode()).isEqualTo(04755);
        assertThat(stat.uid()).isEqualTo(7);
        assertThat(stat.gid()).isEqualTo(8);
        assertThat(stat.links()).isEqualTo(2);
        assertThat(nodes.stat(layer.resolve("d")).orElseThrow().modified())
                .isEqualTo(Instant.ofEpochSecond(1000));
        var node = nodes.stat(layer.resolve("d/null")).orElseThrow();
        assertThat(node.kind()).isEqualTo(FileKind.CHARACTER_DEVICE);
        assertThat(node.major()).isEqualTo(1);
    }

    @Test
    void whiteoutsHideOnlyWhatIsBelow() throws Exception {
        unpack(
                Whiteouts.OVERLAY,
                out ->
                        out.file("a", "mine")
                                .file(".wh.a", "")
                                .file(".wh.b", "")
                                .file("d/.wh..wh..opq", "")
                                .file("d/x", "1"));
        assertThat(layer.resolve("a")).hasContent("mine");
        assertThat(nodes.stat(layer.resolve("b")).orElseThrow().whiteout()).isTrue();
        assertThat(nodes.xattr(layer.resolve("d"), "trusted.overlay.opaque"))
                .hasValue(new byte[] {'y'});
    }

    @Test
    void removingWhiteoutsDeleteWhatIsBelow() throws Exception {
        Files.createDirectories(layer.resolve("d/old"));
        Files.writeString(layer.resolve("gone"), "");
        unpack(
                Whiteouts.REMOVE,
                out -> out.file(".wh.gone", "").file("d/new", "1").file("d/.wh..wh..opq", ""));
        assertThat(layer.resolve("gone")).doesNotExist();
        assertThat(layer.resolve("d/old")).doesNotExist();
        assertThat(layer.resolve("d/new")).hasContent("1");
    }

    @Test
    void longNamesAndUnicodeAreRead() throws Exception {
        String name = "ä".repeat(60) + "/" + "n".repeat(180);
        unpack(out -> out.file(name, "x"));
        assertThat(layer.resolve(name)).hasContent("x");
    }

    private void unpack(Consumer<Tar> content) throws Exception {
        unpack(Whiteouts.OVERLAY, content);
    }

    private void unpack(Whiteouts form, Consumer<Tar> content) throws Exception {
        LayerRecords records = new LayerRecords(root.resolve("records"), directories);
        UnpackTarget target = new UnpackTarget(layer, form);
        byte[] archive = tar(content);
        new LayerUnpacking(directories, records, new io.drydock.kernel.linux.LinuxContentHashes())
                .unpack("layer", new ByteArrayInputStream(archive), target);
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        records.write("layer", layer, again);
        assertThat(again.toByteArray()).as("what was recorded").isEqualTo(archive);
    }
}
