package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container that is stuck blocks itself and nobody else, and says why. */
@WithEngine
class StuckTest {

    @Test
    @Tag("1.16/zombie")
    @Tag("4.10/stuck")
    @Tag("1.3/list-memory")
    void aStoppedMonitorHoldsUpOnlyWhoWaitsForItsContainer(Engine engine) {
        engine.sh("docker run -d --name stuck busybox sleep 1000").ok();
        String id = engine.inspect("stuck", "{{.Id}}");
        signalMonitor(engine, "STOP", id);
        Command stop = engine.dockerStarted("stop", "-t", "0", "stuck");
        Command remove = engine.dockerStarted("rm", "-f", "stuck");

        assertThat(engine.sh("docker ps --format '{{.Names}}'").ok()).isEqualTo("stuck");
        assertThat(engine.inspect("stuck", "{{.State.Running}}")).isEqualTo("true");
        assertThat(engine.sh("docker run --rm busybox echo other").ok()).isEqualTo("other");
        assertThat(engine.sh("docker stats --no-stream --format '{{.Name}}'").ok())
                .isEqualTo("stuck");
        assertThat(stop.running() || remove.running()).as("somebody waits for it").isTrue();

        assertThat(stop.end().stderr() + remove.end().stderr())
                .contains("is zombie and can not be killed. Use the --init option");
        assertThat(engine.inspect("stuck", "{{.State.Running}}")).isEqualTo("true");

        signalMonitor(engine, "CONT", id);
        engine.awaitField("stuck", "{{.State.Status}} {{.State.ExitCode}}", "exited 137");
        engine.sh("docker rm stuck").ok();
    }

    private static void signalMonitor(Engine engine, String signal, String id) {
        String kill =
                "for pid in $(pgrep -x conmon); do"
                        + " if tr '\\0' ' ' < /proc/$pid/cmdline | grep -q 'conmon.*-c %s'; then"
                        + " kill -%s $pid; fi; done";
        engine.inside("sh", "-c", kill.formatted(id, signal)).ok();
    }
}
