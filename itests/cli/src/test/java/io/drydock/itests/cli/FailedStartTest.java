package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A daemon that cannot work says why and ends, instead of letting its clients wait. */
class FailedStartTest {

    private BareDaemon daemon;

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "an engine needs root");
        daemon = new BareDaemon();
        Files.createDirectory(daemon.dataRoot());
    }

    @AfterEach
    void close() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    @Tag("4.10/disk")
    void aDamagedDatabaseIsNamed() throws IOException {
        Path database = daemon.dataRoot().resolve("drydock.db");
        Files.writeString(database, "no database at all. ".repeat(500));

        Result ended = start();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(lastLine(ended))
                .startsWith("failed to start daemon: the engine's database " + database)
                .contains("is damaged");
    }

    @Test
    @Tag("4.10/disk")
    void aDatabaseMissingBesideWhatItDescribedIsNotBegunAnew() throws IOException {
        Path container = Files.createDirectories(daemon.dataRoot().resolve("containers/0123"));

        Result ended = start();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(lastLine(ended))
                .startsWith("failed to start daemon: the database")
                .contains("is missing, but " + container.getParent() + " has content");
        assertThat(daemon.dataRoot().resolve("drydock.db")).doesNotExist();
    }

    @Test
    @Tag("4.10/start-order")
    void aSocketThatCannotBeMadeIsNamed() {
        Result ended =
                daemon.start(Map.of(), daemon.words("unix:///proc/drydock/nowhere.sock")).end();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(lastLine(ended)).startsWith("failed to load listeners: ");
    }

    private Result start() {
        return daemon.start(Map.of(), daemon.words("unix://" + daemon.socket())).end();
    }

    private static String lastLine(Result ended) {
        return ended.stderr().lines().reduce("", (before, line) -> line);
    }
}
