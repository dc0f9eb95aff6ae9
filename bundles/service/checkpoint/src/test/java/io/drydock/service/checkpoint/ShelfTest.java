package io.drydock.service.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

class ShelfTest {

    private Path directory = Path.of("");
    private Shelf shelf = new Shelf(directory);

    @BeforeEach
    void open(@TempDir Path temporary) {
        directory = temporary.resolve("checkpoints");
        shelf = new Shelf(directory);
    }

    @Test
    void aDirectoryThatIsNotThereHasNone() {
        assertThat(shelf.names()).isEmpty();
        assertThat(shelf.has("one")).isFalse();
    }

    @Test
    @Tag("1.5/list")
    void oneIsThereWhenItIsKeptAndNotBefore() throws IOException {
        try (Shelf.Making making = shelf.make()) {
            Files.writeString(making.directory().resolve("pages"), "state");
            assertThat(shelf.names()).isEmpty();
            making.keep("one");
        }
        assertThat(shelf.names()).containsExactly("one");
        assertThat(directory.resolve("one/pages")).hasContent("state");
    }

    @Test
    void oneThatIsNotKeptLeavesNothing() throws IOException {
        try (Shelf.Making making = shelf.make()) {
            Files.writeString(making.directory().resolve("pages"), "half");
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theSecondOfANameIsRefused() throws IOException {
        try (Shelf.Making first = shelf.make();
                Shelf.Making second = shelf.make()) {
            Files.writeString(first.directory().resolve("pages"), "first");
            Files.writeString(second.directory().resolve("pages"), "second");
            first.keep("one");
            assertThatThrownBy(() -> second.keep("one"))
                    .isInstanceOf(EngineException.class)
                    .hasMessage("checkpoint with name one already exists");
        }
        assertThat(directory.resolve("one/pages")).hasContent("first");
        assertThat(shelf.names()).containsExactly("one");
    }

    @Test
    void whatACrashLeftGoesWithTheNextOne() throws IOException {
        Path left = Files.createDirectories(directory.resolve(".unfinished-1"));
        Files.writeString(left.resolve("pages"), "half");
        Files.setLastModifiedTime(left, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));
        Path young = Files.createDirectories(directory.resolve(".unfinished-2"));

        shelf.make().close();

        assertThat(left).doesNotExist();
        assertThat(young).isDirectory();
    }

    @Test
    void deletingDoesNotFollowLinks(@TempDir Path elsewhere) throws IOException {
        Path kept = Files.writeString(elsewhere.resolve("kept"), "kept");
        Path one = Files.createDirectories(directory.resolve("one"));
        Files.createSymbolicLink(one.resolve("link"), elsewhere);

        shelf.delete("one");

        assertThat(shelf.names()).isEmpty();
        assertThat(kept).hasContent("kept");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "..", "../up", "a/b", ".hidden", "a b"})
    void namesThatAreNoneAreRefused(String name) {
        assertThatThrownBy(() -> Names.check(name))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("invalid checkpoint ID \"" + name + "\"");
    }
}
