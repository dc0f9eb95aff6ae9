package io.drydock.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

@Timeout(120)
class StoreProcessTest {
    @TempDir Path root;

    @Test
    void keepsEveryAcknowledgedChangeWholeThroughKills() throws Exception {
        Map<String, Integer> acknowledged = new HashMap<>();
        for (int round = 0; round < 3; round++) {
            Path directory = root.resolve("round" + round);
            Process child = ChildProcess.start("acknowledge", directory);
            List<String> lines = killAfter(child, 300 + 211 * round);
            assertAllThere(directory, lines);
            acknowledged.put("round" + round, lines.size());
        }
        assertThat(acknowledged.values()).allMatch(n -> n >= 299);
    }

    private static List<String> killAfter(Process child, int lines) throws IOException {
        List<String> seen = new ArrayList<>();
        try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
            for (String line; (line = out.readLine()) != null; ) {
                seen.add(line);
                if (seen.size() == lines) {
                    // Not Process.destroyForcibly, which throws away what is still in the pipe.
                    child.toHandle().destroyForcibly();
                }
            }
        }
        // The last line may have been cut off by the kill.
        return seen.subList(0, seen.size() - 1);
    }

    private static void assertAllThere(Path directory, List<String> lines) {
        try (SqliteStore store = SqliteStore.open(directory, Deadlines.DEFAULT)) {
            Schema schema = store.open("kill", StoreProgram.MIGRATIONS);
            Map<String, Integer> rows = new HashMap<>();
            schema.read(
                    "SELECT thread, number FROM kill_rows",
                    row ->
                            rows.merge(
                                    row.number("thread") + " " + row.number("number"),
                                    1,
                                    Integer::sum));
            assertThat(rows.keySet()).containsAll(lines);
            assertThat(rows.values()).as("changes are whole").containsOnly(2);
        }
    }

    @Test
    void leavesADataRootThatAnotherEngineUsesAlone() throws Exception {
        Process other = ChildProcess.start("acknowledge", root);
        try (BufferedReader out = other.inputReader(StandardCharsets.UTF_8)) {
            assertThat(out.readLine()).isNotNull();
            assertThatThrownBy(() -> SqliteStore.open(root))
                    .isInstanceOfSatisfying(
                            StoreException.class,
                            e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.UNAVAILABLE))
                    .hasMessageContaining("another process holds it locked");
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void refusesWritesOnAFullDiskAndRecovers() throws Exception {
        assertThat(on(ChildProcess.SMALL, "fill"))
                .anyMatch(line -> line.startsWith("UNAVAILABLE the engine's database"))
                .anyMatch(line -> line.contains("no space is left on its disk"))
                .contains("readable true", "recovered true");
    }

    @Test
    void refusesWritesOnAFailingDiskAndRecovers() throws Exception {
        assertThat(lines(ChildProcess.start("failing", root)))
                .anyMatch(line -> line.contains("its disk reports an error"))
                .contains("readable true", "recovered true");
    }

    @Test
    void refusesWritesOnAStalledDiskWhileReadsGoOn() throws Exception {
        assumeTrue(Files.exists(Path.of("/sbin/mkfs.ext4")), "needs mkfs.ext4");
        assumeTrue(Files.exists(Path.of("/dev/loop-control")), "needs loop devices");
        assertThat(on(ChildProcess.FREEZABLE, "stall"))
                .containsSubsequence("fsfreeze 0", "readable true", "fsfreeze 0", "recovered true")
                .anyMatch(line -> line.startsWith("IN_DOUBT"))
                .anyMatch(line -> line.startsWith("UNAVAILABLE") && line.contains("last write"));
    }

    private List<String> on(String disk, String mode) throws Exception {
        assumeTrue(ChildProcess.mayMount(), "needs the right to mount");
        return lines(ChildProcess.startOn(disk, mode, root));
    }

    private static List<String> lines(Process child) throws Exception {
        List<String> lines = child.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(child.waitFor()).as(String.join("\n", lines)).isZero();
        return lines;
    }
}
