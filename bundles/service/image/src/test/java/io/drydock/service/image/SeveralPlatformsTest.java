package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.image.ImageEngine.ListRequest;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.image.ImageSummary;
import io.drydock.api.model.stream.Presence;
import io.drydock.service.image.ImageArchives.Compression;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Names that stand for an image on several platforms. */
class SeveralPlatformsTest {

    private static final String NAME = "docker.io/library/ship:1";
    private static final String AMD = "amd64";
    private static final String ARM = "arm64";
    private static final Filters ALL = new Filters(Map.of("dangling", Set.of("false")));

    private final PlatformArchive archive = new PlatformArchive(Compression.GZIP, ARM, AMD);

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

    private static String json(String machine) {
        return "{\"os\":\"linux\",\"architecture\":\"" + machine + "\"}";
    }

    private void load(byte[] bytes, String... machines) {
        List<String> wanted = List.of(machines).stream().map(SeveralPlatformsTest::json).toList();
        fixture.images.load(new ByteArrayInputStream(bytes), wanted, true, message -> {});
    }

    private String id(String platform) {
        return fixture.images.inspect(ApiVersion.MAX, "ship:1", false, platform).id();
    }

    private List<String> listed() {
        return fixture
                .images
                .list(ApiVersion.MAX, new ListRequest(true, Filters.NONE, false, true, false))
                .stream()
                .map(ImageSummary::id)
                .toList();
    }

    private static Map<String, byte[]> members(byte[] saved) throws IOException {
        Map<String, byte[]> members = new LinkedHashMap<>();
        try (TarArchiveInputStream in =
                new TarArchiveInputStream(new ByteArrayInputStream(saved))) {
            for (TarArchiveEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                members.put(one.getName(), in.readAllBytes());
            }
        }
        return members;
    }

    private @Nullable List<ImageDeleteItem> prune(Filters filters) {
        return fixture.images.prune(filters, Presence.ALWAYS).imagesDeleted();
    }

    private byte[] save(String reference, String... machines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> wanted = List.of(machines).stream().map(SeveralPlatformsTest::json).toList();
        fixture.images.save(List.of(reference), wanted, out);
        return out.toByteArray();
    }

    @Test
    void aNameStandsForAllPlatformsAndTheHostsIsTheDefault() {
        assertThat(fixture.load(archive.bytes(NAME))).isEqualTo("Loaded image: ship:1\n");
        assertThat(id("")).isEqualTo(PlatformArchive.id(AMD));
        assertThat(id(json(ARM))).isEqualTo(PlatformArchive.id(ARM));
        assertThat(fixture.images.resolve("ship:1", Optional.of("linux/arm64")).id())
                .isEqualTo(PlatformArchive.id(ARM));
        assertThat(listed()).containsExactly(PlatformArchive.id(AMD));
        var inspect = fixture.images.inspect(ApiVersion.MAX, "ship:1", true, "");
        assertThat(inspect.descriptor().digest()).isEqualTo(archive.indexDigest());
        assertThat(inspect.manifests()).hasSize(4).allMatch(one -> one.available());
        assertThat(fixture.images.inspect(ApiVersion.MAX, "ship:1", false, json(ARM)).repoTags())
                .containsExactly("ship:1");
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void whatIsSavedHasEveryBlobThatCameAndLoadsAsTheSame(Compression compression)
            throws IOException {
        PlatformArchive whole = new PlatformArchive(compression, ARM, AMD);
        fixture.load(whole.bytes(NAME));
        byte[] saved = save("ship:1");
        Map<String, byte[]> members = members(saved);
        whole.blobs()
                .forEach(
                        (digest, content) ->
                                assertThat(members.get(SavedArchive.path(digest)))
                                        .as(digest)
                                        .isEqualTo(content));
        assertThat(new String(members.get("index.json"))).contains(whole.indexDigest());
        assertThat(new String(members.get("manifest.json")))
                .contains(PlatformArchive.id(AMD).substring(7))
                .doesNotContain(PlatformArchive.id(ARM).substring(7));
        try (ImageFixture other = new ImageFixture(root.resolve("other"))) {
            assertThat(other.load(saved)).isEqualTo("Loaded image: ship:1\n");
            ByteArrayOutputStream again = new ByteArrayOutputStream();
            other.images.save(List.of("ship:1"), List.of(), again);
            assertThat(again.toByteArray()).isEqualTo(saved);
        }
    }

    @Test
    void onePlatformIsLoadedAndTheNextOneJoinsIt() {
        load(archive.bytes(NAME), ARM);
        assertThat(id("")).isEqualTo(PlatformArchive.id(ARM));
        assertThatThrownBy(() -> id(json(AMD))).hasMessageContaining("does not match");
        load(archive.bytes("docker.io/library/other:1"), AMD);
        assertThat(id("")).isEqualTo(PlatformArchive.id(AMD));
        assertThat(id(json(ARM))).isEqualTo(PlatformArchive.id(ARM));
    }

    @Test
    void onePlatformIsSavedWithWhatIsAttestedAboutIt() throws IOException {
        fixture.load(archive.bytes(NAME));
        Map<String, byte[]> members = members(save("ship:1", ARM));
        assertThat(members)
                .containsKey(SavedArchive.path(archive.manifest(ARM)))
                .containsKey(SavedArchive.path(archive.indexDigest()))
                .containsKey(SavedArchive.path(Digests.of("{\"of\":\"arm64\"}".getBytes())))
                .doesNotContainKey(SavedArchive.path(archive.manifest(AMD)))
                .doesNotContainKey(SavedArchive.path(Digests.of("{\"of\":\"amd64\"}".getBytes())));
        assertThatThrownBy(() -> save("ship:1", "s390x")).hasMessageContaining("does not match");
    }

    @Test
    void anArchiveOfOnePlatformKeepsTheIndex() {
        load(archive.bytes(NAME, AMD));
        assertThat(id("")).isEqualTo(PlatformArchive.id(ARM));
        assertThat(fixture.images.inspect(ApiVersion.MAX, "ship:1", true, "").manifests())
                .extracting(one -> one.available())
                .containsExactly(true, true, false, false);
    }

    @Test
    void aFurtherNameStandsForTheSame() {
        fixture.load(archive.bytes(NAME));
        fixture.images.tag("ship:1", "boat", "2");
        fixture.images.tag(PlatformArchive.id(ARM), "arm", "3");
        fixture.images.remove("ship:1", false, false);
        assertThat(fixture.images.inspect(ApiVersion.MAX, "boat:2", false, json(ARM)).id())
                .isEqualTo(PlatformArchive.id(ARM));
        assertThatThrownBy(() -> fixture.images.inspect(ApiVersion.MAX, "arm:3", false, json(AMD)))
                .hasMessageContaining("does not match");
    }

    @Test
    void aNameGoesWithAllItStandsFor() {
        fixture.load(archive.bytes(NAME));
        assertThat(fixture.images.remove("ship:1", false, false))
                .contains(
                        ImageDeleteItem.untagged("ship:1"),
                        ImageDeleteItem.deleted(PlatformArchive.id(AMD)),
                        ImageDeleteItem.deleted(PlatformArchive.id(ARM)));
        assertThat(listed()).isEmpty();
        fixture.parts.background().close();
        assertThat(fixture.dataRoot.resolve("content/blobs/sha256")).isEmptyDirectory();
    }

    @Test
    void aPlatformGoesAloneAndAnotherIsTheDefault() {
        fixture.load(archive.bytes(NAME));
        assertThat(fixture.images.remove("ship:1", List.of(json(AMD)), false, false))
                .startsWith(ImageDeleteItem.deleted(PlatformArchive.id(AMD)));
        assertThat(id("")).isEqualTo(PlatformArchive.id(ARM));
        assertThat(fixture.images.remove("ship:1", List.of(json(ARM)), false, false))
                .startsWith(ImageDeleteItem.untagged("ship:1"));
        assertThat(listed()).isEmpty();
    }

    @Test
    void aContainerOfAnyPlatformIsInTheWay() {
        fixture.load(archive.bytes(NAME));
        String arm = PlatformArchive.id(ARM);
        ImageUsers.User user = new ImageUsers.User("c".repeat(64), "ship:1", false);
        fixture.usersOf.put(arm, List.of(user));
        assertThatThrownBy(() -> fixture.images.remove("ship:1", false, false))
                .hasMessage(
                        "conflict: unable to remove repository reference \"ship:1\" (must force) -"
                                + " container cccccccccccc is using its referenced image "
                                + arm.substring(7, 19));
        assertThatThrownBy(() -> fixture.images.remove("ship:1", List.of(json(ARM)), false, false))
                .hasMessageContaining("image is being used by stopped container");
        assertThat(prune(ALL)).isNull();
        assertThat(id("")).isEqualTo(PlatformArchive.id(AMD));
    }

    @Test
    void aPruneTakesNothingThatANameStandsFor() {
        fixture.load(archive.bytes(NAME));
        assertThat(prune(Filters.NONE)).isNull();
        assertThat(id(json(ARM))).isEqualTo(PlatformArchive.id(ARM));
        assertThat(prune(ALL))
                .contains(
                        ImageDeleteItem.deleted(PlatformArchive.id(AMD)),
                        ImageDeleteItem.deleted(PlatformArchive.id(ARM)));
    }

    @Test
    void aNameThatMovesToAnotherIndexLeavesThePlatformsBehind() {
        fixture.load(archive.bytes(NAME));
        PlatformArchive next = new PlatformArchive(Compression.ZSTD, AMD, "s390x");
        assertThat(fixture.load(next.bytes(NAME))).isEqualTo("Loaded image: ship:1\n");
        assertThat(id(json("s390x"))).isEqualTo(PlatformArchive.id("s390x"));
        assertThatThrownBy(() -> id(json(ARM))).hasMessageContaining("does not match");
        assertThat(listed())
                .containsExactlyInAnyOrder(PlatformArchive.id(AMD), PlatformArchive.id(ARM));
    }

    @Test
    void aStoreOfBeforeKnowsTheIndexOfItsNames() {
        fixture.load(archive.bytes(NAME));
        fixture.parts.schema().update("UPDATE image_names SET target = ''");
        assertThatThrownBy(() -> id(json(ARM))).hasMessageContaining("does not match");
        fixture.parts.schema().update(ImageSchema.TARGETS);
        assertThat(id(json(ARM))).isEqualTo(PlatformArchive.id(ARM));
        assertThat(listed()).hasSize(1);
    }
}
