package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class FeatureTest {

    @TempDir Path home;

    private void write(String name, String... lines) throws Exception {
        Files.createDirectories(home.resolve("features"));
        Files.write(home.resolve("features").resolve(name + ".feature"), List.of(lines));
    }

    @Test
    void commentsRequirementsAndBundlesAreRead() {
        Feature feature =
                Feature.parse(
                        "x",
                        List.of("# words", "", "requires a b", "start 3 platform/org.example.y"));

        assertThat(feature.requires()).containsExactly("a", "b");
        assertThat(feature.bundles())
                .containsExactly(new Feature.Entry(3, "platform/org.example.y"));
        assertThat(feature.bundles().getFirst().symbolicName()).isEqualTo("org.example.y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"begin 3 x", "start x", "start 0 x", "start 3 x y", "x"})
    void aLineThatIsNotUnderstoodIsShown(String line) {
        assertThatThrownBy(() -> Feature.parse("images", List.of(line)))
                .hasMessage("feature images: line is not understood: " + line);
    }

    @Test
    void aClosureHasRequirementsFirstAndEachOnce() throws Exception {
        write("base", "start 1 a");
        write("left", "requires base", "start 2 b");
        write("right", "requires base", "start 2 c");
        write("top", "requires left right", "start 3 d");

        assertThat(new Product(home).closure("top"))
                .extracting(Feature::name)
                .containsExactly("base", "left", "right", "top");
    }
}
