package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code docker stats}: limits, live tables, containers that come and go. */
@WithEngine
class StatsTest {

    private static final String ROW = "{{.Name}} {{.PIDs}} {{.MemUsage}}";

    @Test
    @Tag("1.3/stats-two")
    @Tag("1.3/stats-stopped")
    void showsUsageAgainstTheLimits(Engine engine) {
        engine.docker("run", "-d", "--name", "busy", "-m", "32m", "busybox", "sleep", "1000").ok();
        String row = engine.docker("stats", "--no-stream", "--format", ROW, "busy").ok();
        assertThat(row).matches("busy 1 [0-9.]+KiB / 32MiB");
        engine.docker("stop", "-t", "0", "busy").ok();
        assertThat(engine.docker("stats", "-a", "--no-stream", "--format", ROW, "busy").ok())
                .isEqualTo("busy 0 0B / 0B");
        engine.docker("rm", "busy").ok();
        Result gone = engine.docker("stats", "--no-stream", "busy");
        assertThat(gone.exit()).isOne();
        assertThat(gone.stderr()).contains("No such container: busy");
    }

    @Test
    @Tag("1.3/stats-stream")
    void aLiveTableFollowsContainers(Engine engine) {
        for (int i = 0; i < 8; i++) {
            engine.docker("run", "-d", "--name", "many" + i, "busybox", "sleep", "1000").ok();
        }
        Command live = engine.dockerStarted("stats", "--format", "{{.Name}} {{.PIDs}}");
        try {
            Await.until("eight rows", () -> shows(live, "many7 1") && shows(live, "many0 1"));
            engine.docker("run", "-d", "--name", "late", "busybox", "sleep", "1000").ok();
            Await.until("a new row", () -> shows(live, "late 1"));
        } finally {
            live.kill();
        }
        for (int i = 0; i < 8; i++) {
            engine.docker("rm", "-f", "many" + i).ok();
        }
        engine.docker("rm", "-f", "late").ok();
    }

    private static boolean shows(Command live, String row) {
        return live.soFar().contains(row);
    }
}
