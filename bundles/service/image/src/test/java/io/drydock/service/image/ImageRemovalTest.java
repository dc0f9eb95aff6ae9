package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.image.ImageEngine;
import io.drydock.api.engine.image.ImageUsers;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImageDeleteItem;
import io.drydock.api.model.stream.Presence;
import io.drydock.service.image.ImageArchives.Compression;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

class ImageRemovalTest {

    private static final byte[] BASE = tar(out -> out.file("f", "x"));
    private static final byte[] TOP = tar(out -> out.file("g", "y"));
    private static final String CONTAINER = "c".repeat(64);

    @TempDir Path root;
    private ImageFixture fixture;
    private String id;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(root);
        fixture.load(ImageArchives.docker(List.of(BASE, TOP), Compression.NONE, "a:1"));
        id = fixture.images.inspect(ApiVersion.MAX, "a:1").id();
        fixture.events.clear();
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void theLastNameTakesTheImageAndItsLayersAlong() {
        assertThat(fixture.images.remove("a:1", false, false))
                .containsExactly(
                        ImageDeleteItem.untagged("a:1"),
                        ImageDeleteItem.deleted(id),
                        ImageDeleteItem.deleted(
                                Digests.chain(List.of(Digests.of(BASE), Digests.of(TOP)))),
                        ImageDeleteItem.deleted(Digests.of(BASE)));
        assertThat(fixture.events).extracting(Event::action).containsExactly("untag", "delete");
    }

    @Test
    void anotherNameKeepsTheImage() {
        fixture.images.tag("a:1", "b", "2");
        assertThat(fixture.images.remove("a:1", false, false))
                .containsExactly(ImageDeleteItem.untagged("a:1"));
        assertThat(fixture.images.inspect(ApiVersion.MAX, "b:2").repoTags()).containsExactly("b:2");
    }

    @Test
    void anIdWithNamesInTwoRepositoriesNeedsForce() {
        fixture.images.tag("a:1", "b", "2");
        String text =
                "conflict: unable to delete "
                        + id.substring(7, 19)
                        + " (must be forced) - image is referenced in multiple repositories";
        assertThatThrownBy(() -> fixture.images.remove(id, false, false)).hasMessage(text);
        assertThat(fixture.images.remove(id.substring(7, 15), true, false))
                .contains(ImageDeleteItem.untagged("a:1"), ImageDeleteItem.untagged("b:2"));
    }

    @Test
    void aStoppedContainerNeedsForce() {
        fixture.users.add(new ImageUsers.User(CONTAINER, "a:1", false));
        assertThatThrownBy(() -> fixture.images.remove("a:1", false, false))
                .hasMessage(
                        "conflict: unable to remove repository reference \"a:1\" (must force) -"
                                + " container cccccccccccc is using its referenced image "
                                + id.substring(7, 19));
        assertThatThrownBy(() -> fixture.images.remove(id, false, false))
                .hasMessageEndingWith(
                        "(must be forced) - image is being used by stopped container cccccccccccc");
    }

    @Test
    void aRunningContainerForbidsEvenForce() {
        fixture.users.add(new ImageUsers.User(CONTAINER, "a:1", true));
        assertThatThrownBy(() -> fixture.images.remove(id, true, false))
                .hasMessageEndingWith(
                        "(cannot be forced) - image is being used by running container cccccccccccc");
    }

    @Test
    void layersOfAContainerOutliveTheImage() throws Exception {
        fixture.roots.create(CONTAINER, id, Map.of());
        fixture.images.remove("a:1", true, false);
        assertThat(fixture.parts.layers().all()).hasSize(2);
        assertThat(fixture.roots.mount(CONTAINER).resolve("f")).hasContent("x");
        fixture.roots.remove(CONTAINER);
        for (int i = 0; i < 100 && !fixture.driver.list().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(fixture.driver.list()).isEmpty();
        assertThat(fixture.parts.layers().all()).isEmpty();
    }

    @Test
    void unknownAndEmptyNamesAreRefused() {
        assertThatThrownBy(() -> fixture.images.remove("nope", false, false))
                .hasMessage("No such image: nope:latest");
        assertThatThrownBy(() -> fixture.images.remove(" ", false, false))
                .hasMessage("image name cannot be blank");
    }

    @Test
    void aDigestAlgorithmIsNoName() {
        assertThatThrownBy(() -> fixture.images.tag("a:1", "sha256", "x"))
                .hasMessage("refusing to create an ambiguous tag using digest algorithm as name");
    }

    @Test
    void pruneTakesDanglingImagesOnlyUnlessTold() {
        assertThat(fixture.images.prune(Filters.NONE, Presence.ALWAYS).imagesDeleted()).isNull();
        Filters all = new Filters(Map.of("dangling", Set.of("false")));
        assertThat(fixture.images.prune(all, Presence.ALWAYS).imagesDeleted())
                .contains(ImageDeleteItem.deleted(id));
        assertThat(fixture.images.totals().images()).isZero();
    }

    @Test
    void aPruneThatIsNotWantedAnyMoreLeavesTheRest() {
        fixture.load(ImageArchives.docker(List.of(TOP), Compression.NONE, "b:1"));
        Filters all = new Filters(Map.of("dangling", Set.of("false")));
        int[] asked = new int[1];
        assertThat(fixture.parts.prune().prune(all, () -> asked[0]++ == 0).imagesDeleted())
                .isNotNull();
        assertThat(fixture.images.totals().images()).isEqualTo(1);
    }

    @Test
    void listsByFilter() {
        assertThat(list("reference", "a*")).hasSize(1);
        assertThat(list("reference", "b*")).isEmpty();
        assertThat(list("dangling", "true")).isEmpty();
        assertThat(list("label", "x")).isEmpty();
        assertThatThrownBy(() -> list("foo", "x")).hasMessage("invalid filter 'foo'");
    }

    private List<?> list(String key, String value) {
        Filters filters = new Filters(Map.of(key, Set.of(value)));
        return fixture.images.list(
                ApiVersion.MAX, new ImageEngine.ListRequest(false, filters, false, false, false));
    }
}
