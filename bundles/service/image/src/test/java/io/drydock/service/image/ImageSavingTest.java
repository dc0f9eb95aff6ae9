package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.events.Event;
import io.drydock.api.model.ApiVersion;
import io.drydock.service.image.ImageArchives.Compression;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

class ImageSavingTest {

    private static final byte[] LARGE = new byte[300_000];
    private static final byte[] BASE =
            tar(
                    out ->
                            out.directory("etc")
                                    .file("etc/" + "long".repeat(40), LARGE)
                                    .file("etc/empty", "")
                                    .symlink("lib", "etc")
                                    .file("lib/through", "link")
                                    .hardLink("etc/hard", "etc/through"));
    private static final byte[] STRANGE =
            tar(
                    out ->
                            out.file("twice", "first content")
                                    .file("twice", "second")
                                    .file("dir/inner", "lost with its directory")
                                    .file("dir", "now a file")
                                    .directory("target")
                                    .symlink("way", "target")
                                    .file("way/x", "written through a link")
                                    .directory("way")
                                    .file(".wh.lib", ""));

    static {
        new Random(3).nextBytes(LARGE);
    }

    @TempDir Path root;
    private ImageFixture fixture;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(root);
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    private byte[] save(String... references) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        fixture.images.save(List.of(references), List.of(), out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> members(byte[] archive) throws Exception {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new ByteArrayInputStream(archive))) {
            for (TarArchiveEntry entry = in.getNextEntry();
                    entry != null;
                    entry = in.getNextEntry()) {
                members.put(entry.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    private static String blob(byte[] content) {
        return SavedArchive.path(Digests.of(content));
    }

    @Test
    void layersComeOutAsTheyCameIn() throws Exception {
        byte[] padded = java.util.Arrays.copyOf(STRANGE, STRANGE.length + 5120);
        fixture.load(ImageArchives.docker(List.of(BASE, padded), Compression.ZSTD, "a:1"));
        Map<String, byte[]> members = members(save("a:1"));
        assertThat(members.get(blob(BASE))).isEqualTo(BASE);
        assertThat(members.get(blob(padded))).isEqualTo(padded);
        assertThat(members).containsKeys("index.json", "manifest.json", "oci-layout");
        assertThat(new String(members.get("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"RepoTags\":[\"a:1\"]", blob(BASE), blob(padded));
        assertThat(new String(members.get("index.json"), StandardCharsets.UTF_8))
                .contains("\"io.containerd.image.name\":\"docker.io/library/a:1\"");
    }

    @Test
    void whatWasSavedLoadsElsewhereAsTheSameImage() {
        fixture.load(ImageArchives.docker(List.of(BASE, STRANGE), Compression.GZIP, "a:1"));
        fixture.images.tag("a:1", "a", "2");
        String id = fixture.images.inspect(ApiVersion.MAX, "a:1").id();
        byte[] saved = save("a");
        try (ImageFixture other = new ImageFixture(root.resolve("other"))) {
            assertThat(other.load(saved)).contains("Loaded image: a:1\n", "Loaded image: a:2\n");
            assertThat(other.images.inspect(ApiVersion.MAX, "a:2").id()).isEqualTo(id);
        }
        assertThat(fixture.events).extracting(Event::action).contains("save");
    }

    @Test
    void aNameThatCouldBeAnIdIsTheName() throws Exception {
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "first:1"));
        String prefix = fixture.images.inspect(ApiVersion.MAX, "first:1").id().substring(7, 19);
        fixture.images.tag("first:1", prefix, "2");
        assertThat(new String(members(save(prefix)).get("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"RepoTags\":[\"" + prefix + ":2\"]");
    }

    @Test
    void severalImagesShareTheirLayers() throws Exception {
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "a:1"));
        fixture.load(ImageArchives.docker(List.of(BASE, STRANGE), Compression.NONE, "b:1"));
        String id = fixture.images.inspect(ApiVersion.MAX, "b:1").id();
        byte[] archive = save("a:1", id.substring(7, 19));
        Map<String, byte[]> members = members(archive);
        assertThat(members).containsKeys(blob(BASE), blob(STRANGE));
        assertThat(new String(members.get("manifest.json"), StandardCharsets.UTF_8))
                .contains("\"RepoTags\":null");
        assertThat(archive.length).isLessThan(2 * LARGE.length);
    }

    @Test
    void whatDoesNotExistIsToldBeforeTheFirstByte() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> fixture.images.save(List.of("nosuch"), List.of(), out))
                .hasMessage("No such image: nosuch");
        assertThatThrownBy(() -> fixture.images.save(List.of("nosuch:1"), List.of(), out))
                .hasMessage("reference does not exist");
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "a:1"));
        fixture.parts.records().all().forEach(fixture.parts.records()::forget);
        assertThatThrownBy(() -> fixture.images.save(List.of("a:1"), List.of(), out))
                .hasMessageContaining("was not kept: load the image again");
        assertThat(out.size()).isZero();
    }

    @Test
    void aLayersRecordGoesWithTheLayer() throws Exception {
        fixture.load(ImageArchives.docker(List.of(BASE, STRANGE), Compression.NONE, "a:1"));
        Path records = fixture.dataRoot.resolve("layers");
        assertThat(records).isNotEmptyDirectory();
        fixture.images.remove("a:1", false, false);
        fixture.parts.background().close();
        try (var left = Files.list(records)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aLayerThatWasTamperedWithIsNotSaved() throws Exception {
        fixture.load(ImageArchives.docker(List.of(BASE), Compression.NONE, "a:1"));
        String layer = fixture.driver.list().getFirst();
        Path file = fixture.dataRoot.resolve("overlay2/" + layer + "/diff/etc/through");
        Files.writeString(file, "lynk");
        assertThatThrownBy(() -> save("a:1")).hasMessageContaining("is not what it was");
    }
}
