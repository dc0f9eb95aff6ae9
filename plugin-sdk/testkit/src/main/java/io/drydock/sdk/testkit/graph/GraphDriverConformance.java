package io.drydock.sdk.testkit.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.graph.GraphDriver;
import io.drydock.api.spi.graph.LayerMount;
import io.drydock.api.spi.graph.UnpackTarget;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;

/**
 * What every {@link GraphDriver} has to do. Extend it and say how the driver is made; runs as root,
 * with real mounts in a temporary directory.
 */
public abstract class GraphDriverConformance extends LayerConformance {

    @Test
    void imageLayersAreMountedReadOnly() throws IOException {
        layers();
        for (String layer : List.of(BASE, TOP)) {
            Path root = mount(layer);
            assertThatThrownBy(() -> Files.writeString(root.resolve("new"), "x"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void containersWriteWithoutTouchingTheImage() throws IOException {
        layers();
        graph().createWritable(CONTAINER, TOP, Map.of());
        Path root = mount(CONTAINER);
        Files.writeString(root.resolve("f"), "changed");
        Files.delete(root.resolve("g"));
        Path image = mount(TOP);
        assertThat(image.resolve("f")).hasContent("base");
        assertThat(image.resolve("g")).hasContent("top");
        assertThat(root.resolve("g")).doesNotExist();
    }

    @Test
    void aContainerWithoutImageIsEmptyAndWritable() throws IOException {
        graph().createWritable(CONTAINER, null, Map.of());
        Path root = mount(CONTAINER);
        assertThat(root).isEmptyDirectory();
        Files.writeString(root.resolve("f"), "x");
        assertThat(root.resolve("f")).hasContent("x");
    }

    @Test
    void sizeCountsTheLayersOwnBytesOnce() throws IOException {
        Path place = graph().prepare(BASE, null).directory();
        Files.writeString(place.resolve("f"), "12345");
        Files.createLink(place.resolve("link"), place.resolve("f"));
        graph().commit(BASE);
        assertThat(graph().size(BASE)).isEqualTo(5);
        graph().createWritable(CONTAINER, BASE, Map.of());
        assertThat(graph().size(CONTAINER)).isZero();
    }

    @Test
    void aLayerMayTakeAwayWhatIsBelow() throws IOException {
        layers();
        UnpackTarget target = graph().prepare(CONTAINER, TOP);
        switch (target.whiteouts()) {
            case OVERLAY ->
                    LoopFilesystem.run(
                            "mknod", target.directory().resolve("f").toString(), "c", "0", "0");
            case REMOVE -> Files.delete(target.directory().resolve("f"));
        }
        graph().commit(CONTAINER);
        Path root = mount(CONTAINER);
        assertThat(root.resolve("f")).doesNotExist();
        assertThat(root.resolve("g")).hasContent("top");
        assertThat(mount(TOP).resolve("f")).hasContent("base");
    }

    @Test
    void userAttributesOfAContainerAreKept() throws IOException {
        layers();
        graph().createWritable(CONTAINER, TOP, Map.of());
        Path file = mount(CONTAINER).resolve("f");
        UserDefinedFileAttributeView attributes =
                Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        attributes.write("colour", ByteBuffer.wrap("red".getBytes(StandardCharsets.UTF_8)));
        assertThat(attributes.list()).containsExactly("colour");
        assertThat(graph().size(CONTAINER)).isLessThanOrEqualTo("base".length());
    }

    @Test
    void removedLayersAreGoneAndRemovingAgainSucceeds() throws IOException {
        layers();
        graph().remove(TOP);
        graph().remove(TOP);
        assertThat(graph().list()).containsExactly(BASE);
    }

    @Test
    void anotherProcessSeesTheSameLayers() throws IOException {
        layers();
        GraphDriver other = driver(data);
        other.probe();
        assertThat(other.list()).containsExactly(BASE, TOP);
        assertThat(other.mount(TOP)).isEqualTo(graph().mount(TOP));
    }

    @Test
    void hundredLayersCanBeMounted() throws IOException {
        String parent = null;
        for (int i = 0; i < 100; i++) {
            String id = String.format("%064d", i);
            Files.writeString(graph().prepare(id, parent).directory().resolve("f" + i), "x");
            parent = id;
        }
        for (int i = 0; i < 100; i++) {
            graph().commit(String.format("%064d", i));
        }
        graph().createWritable(CONTAINER, parent, Map.of());
        assertThat(mount(CONTAINER).resolve("f0")).exists();
    }

    @Test
    void labelIsThatOfTheMountAndNothingElseChanges() throws IOException {
        layers();
        graph().createWritable(CONTAINER, TOP, Map.of());
        LayerMount plain = graph().mount(CONTAINER);
        assertThat(graph().mount(CONTAINER, "")).isEqualTo(plain);
        LayerMount labelled = graph().mount(CONTAINER, "u:r:t:s0:c1,c2");
        assertThat(labelled).hasSameClassAs(plain);
        if (labelled instanceof LayerMount.Overlay) {
            assertThat(labelled).isEqualTo(plain.labelled("u:r:t:s0:c1,c2"));
        }
        if (labelled instanceof LayerMount.Directory) {
            // the engine labels its files
            assertThat(labelled).isEqualTo(plain);
        }
    }
}
