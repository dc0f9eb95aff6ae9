package io.drydock.arch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The sources keep their rules, and what breaks one is found. */
class SourcesTest {

    @TempDir Path folder;

    @Test
    void everyPublicTypeOfTheContractsIsDocumented() {
        assertThat(SourceRules.undocumented(Tree.sources(Tree.ROOT.resolve("bundles/api"))))
                .isEmpty();
    }

    @Test
    void noFileOfMainCodeIsTooLong() {
        for (String part : List.of("bundles", "distribution", "plugin-sdk")) {
            List<Path> sources = Tree.sources(Tree.ROOT.resolve(part));
            assertThat(sources).as(part).isNotEmpty();
            assertThat(SourceRules.tooLong(sources)).isEmpty();
        }
    }

    @Test
    void aTypeWithoutACommentIsFound() throws IOException {
        Path source =
                write(
                        "Toy",
                        """
                        package toy;
                        /** Documented. */
                        public interface Toy {
                            record Inner(int one) {}
                            /** Documented too. */
                            enum Other { A }
                        }
                        class Hidden {}
                        """);

        assertThat(SourceRules.undocumented(List.of(source))).containsExactly("toy Inner");
    }

    @Test
    void aLongFileIsFound() throws IOException {
        Path longest = write("Longest", "//\n".repeat(SourceRules.LONGEST_FILE));
        Path longer = write("Longer", "//\n".repeat(SourceRules.LONGEST_FILE + 1));

        assertThat(SourceRules.tooLong(List.of(longest, longer)))
                .containsExactly(longer + " has 301 lines");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".java"), text);
    }
}
