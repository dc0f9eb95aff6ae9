package io.drydock.service.image;

import static io.drydock.service.image.ImageArchives.tar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.image.ContainerImages.Made;
import io.drydock.api.engine.image.ContainerImages.Recipe;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.image.ImageInspect;
import io.drydock.api.model.image.ImageRuntimeConfig;
import io.drydock.service.image.ImageArchives.Compression;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** What a container changes, and images made of it. */
class CommitTest {

    private static final byte[] BASE =
            tar(
                    out ->
                            out.directory("etc")
                                    .file("etc/motd", "hello")
                                    .file("etc/gone", "x")
                                    .directory("opt")
                                    .directory("opt/tool")
                                    .file("opt/tool/a", "a")
                                    .file("opt/tool/b", "b")
                                    .directory("srv"));
    private static final byte[] TOP =
            tar(out -> out.file("etc/.wh.gone", "").file("etc/top", "top"));
    private static final String CONTAINER = "c".repeat(64);
    private static final String COPY = "d".repeat(64);

    @TempDir Path root;
    private ImageFixture fixture;
    private String image;
    private Path mounted;

    @BeforeEach
    void open() {
        fixture = new ImageFixture(root);
        fixture.load(ImageArchives.docker(List.of(BASE, TOP), Compression.NONE, "a:1"));
        image = fixture.images.inspect(ApiVersion.MAX, "a:1").id();
        fixture.roots.create(CONTAINER, image, Map.of());
        mounted = fixture.roots.mount(CONTAINER);
        fixture.events.clear();
    }

    @AfterEach
    void close() {
        fixture.roots.unmount(CONTAINER);
        fixture.roots.unmount(COPY);
        fixture.roots.remove(CONTAINER);
        fixture.roots.remove(COPY);
        fixture.close();
    }

    private List<String> changes() {
        return fixture.roots.changes(CONTAINER).stream()
                .map(change -> "CAD".charAt(change.kind()) + " " + change.path())
                .toList();
    }

    private void changeMuch() throws Exception {
        Files.writeString(mounted.resolve("etc/motd"), "changed");
        Files.writeString(mounted.resolve("etc/gone"), "back");
        Files.delete(mounted.resolve("etc/top"));
        Files.delete(mounted.resolve("opt/tool/a"));
        Files.delete(mounted.resolve("opt/tool/b"));
        Files.delete(mounted.resolve("opt/tool"));
        Files.createDirectory(mounted.resolve("opt/tool"));
        Files.writeString(mounted.resolve("opt/tool/b"), "new b");
        Files.createDirectories(mounted.resolve("new/deep"));
        Files.writeString(mounted.resolve("new/deep/file"), "deep");
        Files.createLink(mounted.resolve("new/other"), mounted.resolve("new/deep/file"));
    }

    @Test
    void nothingDoneIsNothingChanged() {
        assertThat(changes()).isEmpty();
        assertThat(mounted.resolve("etc/hosts")).exists();
    }

    @Test
    void tellsWhatWasAddedChangedAndDeleted() throws Exception {
        changeMuch();
        assertThat(changes())
                .containsExactly(
                        "C /etc",
                        "A /etc/gone",
                        "C /etc/motd",
                        "D /etc/top",
                        "A /new",
                        "A /new/deep",
                        "A /new/deep/file",
                        "A /new/other",
                        "C /opt",
                        "C /opt/tool",
                        "D /opt/tool/a",
                        "C /opt/tool/b");
    }

    @Test
    void aDirectoryChangesByItsModeAndNotByItsTime() throws Exception {
        Files.createDirectory(mounted.resolve("srv/x"));
        Files.delete(mounted.resolve("srv/x"));
        assertThat(changes()).isEmpty();
        Files.setPosixFilePermissions(
                mounted.resolve("srv"), PosixFilePermissions.fromString("rwx------"));
        assertThat(changes()).containsExactly("C /srv");
    }

    @Test
    void aFileTouchedBackIsNoChange() throws Exception {
        var time = Files.getLastModifiedTime(mounted.resolve("etc/motd"));
        Files.writeString(mounted.resolve("etc/motd"), "hello");
        assertThat(changes()).containsExactly("C /etc", "C /etc/motd");
        Files.setLastModifiedTime(mounted.resolve("etc/motd"), time);
        assertThat(changes()).isEmpty();
    }

    @Test
    void anImageOfTheContainerHasWhatTheContainerHad() throws Exception {
        changeMuch();
        Made made = fixture.parts.committing().make(recipe("made", List.of("CMD [\"x\"]")));
        fixture.roots.create(COPY, made.id(), Map.of());
        Path copy = fixture.roots.mount(COPY);
        assertThat(copy.resolve("etc/motd")).hasContent("changed");
        assertThat(copy.resolve("etc/gone")).hasContent("back");
        assertThat(copy.resolve("etc/top")).doesNotExist();
        assertThat(copy.resolve("opt/tool/a")).doesNotExist();
        assertThat(copy.resolve("opt/tool/b")).hasContent("new b");
        assertThat(Files.isSameFile(copy.resolve("new/other"), copy.resolve("new/deep/file")))
                .isTrue();
        assertThat(fixture.roots.changes(COPY)).isEmpty();
        ImageInspect inspect = fixture.images.inspect(ApiVersion.MAX, "made:latest");
        assertThat(inspect.rootFs().layers()).hasSize(3);
        assertThat(inspect.comment()).isEqualTo("why");
        assertThat(fixture.images.history("made", "").getFirst().createdBy()).isEqualTo("run it");
        assertThat(fixture.events)
                .singleElement()
                .satisfies(event -> assertThat(event.action()).isEqualTo("tag"));
    }

    @Test
    void withoutChangesNoLayerIsAdded() {
        Made made = fixture.parts.committing().make(recipe("", List.of()));
        ImageInspect inspect = fixture.images.inspect(ApiVersion.MAX, made.id());
        assertThat(inspect.rootFs().layers()).hasSize(2);
        assertThat(made.name()).isEmpty();
        assertThat(fixture.images.history(made.id(), "").getFirst().size()).isZero();
    }

    @Test
    void aBadChangeMakesNothing() {
        assertThatThrownBy(() -> fixture.parts.committing().make(recipe("x", List.of("ADD a b"))))
                .hasMessage("add is not a valid change command");
        assertThat(fixture.parts.images().count()).isEqualTo(1);
    }

    @Test
    void theRootStaysMountedForWhoeverNeedsIt() throws Exception {
        fixture.roots.using(
                CONTAINER,
                held -> {
                    fixture.roots.unmount(CONTAINER);
                    assertThat(held.resolve("etc/motd")).exists();
                    return true;
                });
        fixture.roots.using(
                CONTAINER,
                held -> {
                    fixture.roots.mount(CONTAINER);
                    return true;
                });
        Thread.sleep(300);
        assertThat(mounted.resolve("etc/motd")).exists();
        fixture.roots.unmount(CONTAINER);
        fixture.roots.using(CONTAINER, held -> true);
        Thread.sleep(300);
        assertThat(mounted).doesNotExist();
    }

    private Recipe recipe(String name, List<String> changes) {
        ImageRuntimeConfig config = ImageRuntimeConfig.of(draft -> draft.cmd = List.of("run"));
        return new Recipe(
                CONTAINER, image, config, changes, config, "run it", "me", "why", name, "");
    }
}
