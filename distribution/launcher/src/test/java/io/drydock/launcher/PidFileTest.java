package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.kernel.config.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;

class PidFileTest {

    private static final ProcessHandle SELF = ProcessHandle.current();

    @TempDir Path folder;

    @Test
    void theFileNamesTheProcessUntilItIsClosed() throws Exception {
        Path file = folder.resolve("run/x.pid");

        try (PidFile ignored = PidFile.claim(file, SELF)) {
            assertThat(file).hasContent(Long.toString(SELF.pid()));
        }

        assertThat(file).doesNotExist();
    }

    @Test
    void aLiveDaemonKeepsItsFile() throws Exception {
        Path file = folder.resolve("x.pid");
        ProcessHandle another = ProcessHandle.of(1).orElseThrow();
        Files.writeString(file, Long.toString(SELF.pid()));

        // Seen from any other process, this test's own is a living Java.
        assertThatThrownBy(() -> PidFile.claim(file, another))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "process with PID %d is still running:"
                                + " ensure drydock is not running or delete %s",
                        SELF.pid(), file);
        assertThat(file).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "4194999", "99999999999999"})
    void aFileLeftByACrashIsTakenOver(String left) throws Exception {
        Path file = Files.writeString(folder.resolve("x.pid"), left);

        try (PidFile ignored = PidFile.claim(file, SELF)) {
            assertThat(file).hasContent(Long.toString(SELF.pid()));
        }
    }

    @Test
    void aNumberThatNowBelongsToAnotherProgramIsTakenOver() throws Exception {
        Process stranger = new ProcessBuilder("sleep", "60").start();
        try {
            Path file = Files.writeString(folder.resolve("x.pid"), "" + stranger.pid());

            try (PidFile ignored = PidFile.claim(file, SELF)) {
                assertThat(file).hasContent(Long.toString(SELF.pid()));
            }
        } finally {
            stranger.destroy();
        }
    }
}
