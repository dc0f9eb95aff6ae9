package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;

/** What ends a restart policy, and what does not. */
@WithEngine
class RestartEndsTest {

    private static final String COUNT = "{{.RestartCount}} {{.State.Status}}";

    @Test
    @Tag("3.2/RestartPolicy")
    void onFailureGivesUpAndAUsersStartBeginsAnew(Engine engine) {
        start(engine, "failing", "on-failure:2", "false");
        Await.until("two restarts", () -> inspect(engine, "failing", COUNT).equals("2 exited"));
        engine.docker("start", "failing").ok();
        assertThat(inspect(engine, "failing", "{{.RestartCount}}")).isIn("0", "1");
        Await.until("two more", () -> inspect(engine, "failing", COUNT).equals("2 exited"));
        engine.docker("rm", "failing").ok();
    }

    @Test
    void successEndsOnFailure(Engine engine) {
        start(engine, "done", "on-failure", "true");
        Await.until("its end", () -> inspect(engine, "done", COUNT).equals("0 exited"));
        engine.docker("rm", "done").ok();
    }

    @Test
    @Tag("3.2/restart-stop")
    void stopAndKillCallAWaitingRestartOff(Engine engine) throws InterruptedException {
        for (String[] end : new String[][] {{"stop"}, {"kill"}}) {
            start(engine, "looping", "always", "false");
            Await.until(
                    "a restart",
                    () -> !inspect(engine, "looping", "{{.RestartCount}}").equals("0"));
            engine.docker(end[0], "looping").ok();
            String count = inspect(engine, "looping", COUNT);
            assertThat(count).endsWith("exited");
            Thread.sleep(1500);
            assertThat(inspect(engine, "looping", COUNT)).isEqualTo(count);
            engine.docker("rm", "looping").ok();
        }
    }

    @Test
    void removalByForceEndsACrashLoop(Engine engine) throws InterruptedException {
        for (int i = 0; i < 4; i++) {
            start(engine, "crash", "always", "false");
            Thread.sleep(150L * i);
            engine.docker("rm", "-f", "crash").ok();
        }
        assertThat(engine.docker("ps", "-aq", "-f", "name=crash").ok()).isEmpty();
    }

    @Test
    @Tag("3.2/restart-stop")
    @Tag("4.10/restore-policy")
    void afterARestartOfTheEngineUnlessStoppedRemembersTheUser(Engine engine) throws IOException {
        start(engine, "kept", "unless-stopped", "sleep 1000");
        start(engine, "halted", "unless-stopped", "sleep 1000");
        start(engine, "always", "always", "sleep 1000");
        engine.docker("stop", "-t", "0", "halted", "always").ok();
        engine.stop();
        engine.start();
        Await.until("a start", () -> inspect(engine, "always", COUNT).endsWith("running"));
        assertThat(inspect(engine, "kept", COUNT)).endsWith("running");
        assertThat(inspect(engine, "halted", COUNT)).endsWith("exited");
        engine.docker("rm", "-f", "kept", "halted", "always").ok();
    }

    @Test
    @Tag("4.10/restore-policy")
    void automaticRemovalSurvivesACrashOfTheEngine(Engine engine) throws IOException {
        engine.docker("run", "-d", "--rm", "--name", "brief", "busybox", "sleep", "3").ok();
        engine.kill9();
        engine.start();
        Await.until(
                "its removal", () -> engine.docker("ps", "-aq", "-f", "name=brief").ok().isEmpty());
    }

    private static void start(Engine engine, String name, String policy, String command) {
        engine.docker(
                        "run",
                        "-d",
                        "--network",
                        "none",
                        "--name",
                        name,
                        "--restart",
                        policy,
                        "busybox",
                        "sh",
                        "-c",
                        "exec " + command)
                .ok();
    }

    private static String inspect(Engine engine, String name, String format) {
        return engine.docker("inspect", "-f", format, name).ok();
    }
}
