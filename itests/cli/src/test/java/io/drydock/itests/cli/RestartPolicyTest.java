package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code --restart}: who comes back after what. */
@WithEngine(shared = true)
class RestartPolicyTest {

    private static final String STATE = "{{.State.Status}} {{.State.ExitCode}} {{.RestartCount}}";

    @Test
    @Tag("3.2/RestartPolicy")
    void onFailureTriesAsOftenAsAllowed(Engine engine) {
        engine.sh("docker run -d --name tries --restart on-failure:2 busybox sh -c 'exit 4'").ok();
        engine.awaitField("tries", STATE, "exited 4 2");
        assertThat(engine.sh("docker wait tries").ok()).isEqualTo("4");
    }

    @Test
    void onFailureLeavesSuccessAlone(Engine engine) {
        engine.sh("docker run -d --name fine --restart on-failure busybox true").ok();
        assertThat(engine.sh("docker wait fine").ok()).isEqualTo("0");
        assertThat(engine.inspect("fine", STATE)).isEqualTo("exited 0 0");
    }

    @Test
    @Tag("3.2/RestartPolicy")
    void alwaysComesBackFromSuccessUntilStopped(Engine engine) {
        engine.sh("docker run -d --name phoenix --restart always busybox sh -c 'echo up'").ok();
        engine.awaitLog("phoenix", "up\nup\nup");
        engine.awaitField("phoenix", "{{.State.Status}}", "restarting");
        String row = engine.sh("docker ps -f name=phoenix --format '{{.Status}}'").ok();
        assertThat(row).startsWith("Restarting (0) ");
        engine.sh("docker stop phoenix").ok();
        String last = engine.inspect("phoenix", STATE + " {{.State.StartedAt}}");
        assertThat(last).startsWith("exited 0 ");
        engine.sh("docker run --rm busybox sleep 1").ok();
        assertThat(engine.inspect("phoenix", STATE + " {{.State.StartedAt}}")).isEqualTo(last);
    }

    @Test
    @Tag("3.2/RestartPolicy")
    void unlessStoppedComesBackFromAKillOfItsProcessButNotOfOurs(Engine engine) {
        engine.sh("docker run -d --name tough --restart unless-stopped busybox sleep 1000").ok();
        engine.shInside("kill -9 " + engine.inspect("tough", "{{.State.Pid}}")).ok();
        engine.awaitField("tough", STATE, "running 0 1");
        engine.sh("docker kill tough").ok();
        assertThat(engine.inspect("tough", STATE)).isEqualTo("exited 137 1");
    }

    @Test
    @Tag("1.16/create")
    void refusesPoliciesThatMakeNoSense(Engine engine) {
        assertThat(engine.sh("docker create --restart bogus busybox true").refusal())
                .contains("invalid restart policy: unknown policy 'bogus'");
        assertThat(engine.sh("docker create --restart always:3 busybox true").refusal())
                .contains("maximum retry count can only be used with 'on-failure'");
        assertThat(engine.sh("docker create --restart on-failure:-1 busybox true").refusal())
                .contains("maximum retry count cannot be negative");
    }
}
