package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A log that is followed over restarts of its container. */
@WithEngine(shared = true)
class FollowedRestartTest {

    @Test
    @Tag("1.3/logs-follow-restart")
    void aRestartByHandEndsTheFollower(Engine engine) {
        String script = "echo run; sleep 1000";
        engine.docker("run", "-d", "--init", "--name", "again", "busybox", "sh", "-c", script).ok();
        Command follower = engine.dockerStarted("logs", "-f", "again");
        Await.until("the first run", () -> follower.soFar().equals("run\n"));
        engine.docker("restart", "-t", "1", "again").ok();
        assertThat(follower.end().ok()).isEqualTo("run");
        Await.until("the next run", () -> engine.docker("logs", "again").ok().equals("run\nrun"));
    }

    @Test
    @Tag("1.3/logs-follow-restart")
    void aRestartByPolicyGoesOnInTheFollower(Engine engine) {
        String script = "echo run; sleep 0.3; exit 1";
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "policy",
                        "--restart",
                        "on-failure:3",
                        "busybox",
                        "sh",
                        "-c",
                        script)
                .ok();
        Command follower = engine.dockerStarted("logs", "-f", "policy");
        assertThat(follower.end().ok()).isEqualTo("run\nrun\nrun\nrun");
    }
}
