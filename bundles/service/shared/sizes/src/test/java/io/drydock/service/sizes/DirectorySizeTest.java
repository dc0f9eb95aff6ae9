package io.drydock.service.sizes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

class DirectorySizeTest {

    @TempDir Path root;

    @Test
    void countsAFileOfSeveralNamesOnce() throws Exception {
        Path deep = Files.createDirectories(root.resolve("a/b"));
        Path file = Files.writeString(deep.resolve("file"), "12345");
        Files.createLink(root.resolve("second"), file);
        Files.writeString(root.resolve("other"), "123");
        assertThat(DirectorySize.of(root)).hasValue(8);
    }

    @Test
    void followsNoLinkOutOfTheDirectory() throws Exception {
        Path inside = Files.createDirectory(root.resolve("inside"));
        Files.writeString(root.resolve("large"), "x".repeat(10_000));
        Files.createSymbolicLink(inside.resolve("link"), root);
        assertThat(DirectorySize.of(inside).orElseThrow()).isLessThan(1_000);
    }

    @Test
    void doesNotTellOfADirectoryThatIsNotThere() {
        assertThat(DirectorySize.of(root.resolve("gone"))).isEmpty();
    }
}
