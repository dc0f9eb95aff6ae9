package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A container's life: create, start, stop, kill, restart, pause, wait, and what its state says. */
@WithEngine(shared = true)
class LifeCycleTest {

    private static final String STATE =
            "{{.State.Status}} {{.State.Running}} {{.State.ExitCode}} {{.RestartCount}}";
    private static final String ON_TERM =
            " busybox sh -c 'trap \"exit 7\" TERM; echo ready; while :; do sleep 0.05; done'";

    @Test
    @Tag("1.3/start")
    @Tag("1.3/stop")
    @Tag("4.10/states")
    void isCreatedStartedAndStoppedWithItsOwnCode(Engine engine) {
        engine.sh("docker create --name own" + ON_TERM).ok();
        assertThat(engine.inspect("own", STATE)).isEqualTo("created false 0 0");
        assertThat(status(engine, "own")).isEqualTo("Created");
        assertThat(engine.sh("docker start own").ok()).isEqualTo("own");
        engine.awaitLog("own", "ready");
        assertThat(engine.inspect("own", STATE)).isEqualTo("running true 0 0");
        assertThat(engine.sh("docker start own").ok()).as("a second start").isEqualTo("own");
        engine.sh("docker stop own").ok();
        assertThat(engine.inspect("own", STATE)).isEqualTo("exited false 7 0");
        assertThat(status(engine, "own")).startsWith("Exited (7) ");
        assertThat(engine.sh("docker stop own").exit()).as("a second stop").isZero();
    }

    @Test
    @Tag("1.3/stop-times")
    void isKilledWhenItOutlivesTheGrace(Engine engine) {
        engine.sh("docker run -d --name deaf busybox sleep 1000").ok();
        engine.sh("docker stop -t 1 deaf").ok();
        assertThat(engine.inspect("deaf", STATE)).isEqualTo("exited false 137 0");
    }

    @Test
    @Tag("3.2/Init")
    void endsWithin143WhereAnInitPassesTheSignalOn(Engine engine) {
        engine.sh("docker run -d --name init --init busybox sleep 1000").ok();
        engine.sh("docker stop init").ok();
        assertThat(engine.inspect("init", STATE)).isEqualTo("exited false 143 0");
    }

    @Test
    @Tag("1.3/stop-signal")
    @Tag("3.1/StopSignal")
    void isStoppedByTheSignalItAskedFor(Engine engine) {
        String trap = "'trap \"exit 9\" USR1; echo ready; while :; do sleep 0.05; done'";
        engine.sh("docker run -d --name usr1 --stop-signal USR1 busybox sh -c " + trap).ok();
        engine.awaitLog("usr1", "ready");
        engine.sh("docker stop usr1").ok();
        assertThat(engine.inspect("usr1", STATE)).isEqualTo("exited false 9 0");
    }

    @Test
    @Tag("1.3/kill-signals")
    void takesAnySignalByNameAndNumber(Engine engine) {
        String trap = "'trap \"echo hup\" HUP; trap \"exit 5\" USR2; echo ready;";
        String loop = " while :; do sleep 0.05; done'";
        engine.sh("docker run -d --name signals busybox sh -c " + trap + loop).ok();
        engine.awaitLog("signals", "ready");
        engine.sh("docker kill -s HUP signals").ok();
        engine.awaitLog("signals", "hup");
        assertThat(engine.sh("docker kill -s BOGUS signals").refusal())
                .isEqualTo("Error response from daemon: invalid signal: BOGUS");
        engine.sh("docker kill -s 12 signals").ok();
        assertThat(engine.sh("docker wait signals").ok()).isEqualTo("5");
    }

    @Test
    @Tag("1.3/kill-refused")
    void killTellsWhatIsNotRunning(Engine engine) {
        String id = engine.sh("docker create --name still busybox true").ok();
        assertThat(engine.sh("docker kill still").refusal())
                .isEqualTo(
                        "Error response from daemon: cannot kill container: still: container "
                                + id
                                + " is not running");
        assertThat(engine.sh("docker kill nosuch").refusal())
                .isEqualTo(
                        "Error response from daemon: cannot kill container: nosuch:"
                                + " No such container: nosuch");
    }

    @Test
    @Tag("1.3/restart")
    void restartsWithANewProcessAndNoCount(Engine engine) {
        engine.sh("docker run -d --name again busybox sleep 1000").ok();
        String before = engine.inspect("again", "{{.State.Pid}} {{.State.StartedAt}}");
        engine.sh("docker restart -t 0 again").ok();
        assertThat(engine.inspect("again", STATE)).isEqualTo("running true 0 0");
        assertThat(engine.inspect("again", "{{.State.Pid}} {{.State.StartedAt}}"))
                .isNotEqualTo(before);
    }

    @Test
    @Tag("1.3/pause")
    @Tag("1.3/unpause")
    @Tag("4.10/states")
    void standsStillWhilePaused(Engine engine) {
        String count = "'n=0; while :; do n=$((n+1)); echo $n; sleep 0.02; done'";
        String id = engine.sh("docker run -d --name frozen busybox sh -c " + count).ok();
        engine.awaitLog("frozen", "1");
        engine.sh("docker pause frozen").ok();
        assertThat(status(engine, "frozen")).startsWith("Up ").endsWith(" (Paused)");
        assertThat(engine.inspect("frozen", STATE)).isEqualTo("paused true 0 0");
        assertThat(engine.sh("docker pause frozen").refusal())
                .endsWith("container " + id + " is already paused");
        assertThat(engine.sh("docker exec frozen true").refusal())
                .contains("is paused, unpause the container before exec");
        engine.sh("docker unpause frozen").ok();
        String seen = engine.sh("docker logs -n 1 frozen").ok();
        engine.awaitLog("frozen", Integer.toString(Integer.parseInt(seen) + 5));
        assertThat(engine.sh("docker unpause frozen").refusal())
                .endsWith("Container " + id + " is not paused");
    }

    @Test
    @Tag("1.3/wait-conditions")
    void waitAnswersAtTheEndAndEverAfter(Engine engine) {
        engine.sh("docker run -d --name awaited busybox sh -c 'read x; exit 3'").ok();
        engine.sh("docker run -d -i --name reading busybox sh -c 'read x; exit 3'").ok();
        assertThat(engine.sh("docker wait awaited").ok()).as("without input").isEqualTo("3");
        Command waiting = engine.dockerStarted("wait", "reading", "awaited");
        engine.sh("echo go | docker attach reading");
        assertThat(waiting.end().ok()).isEqualTo("3\n3");
        assertThat(engine.sh("docker wait nosuch").refusal())
                .isEqualTo("Error response from daemon: No such container: nosuch");
    }

    @Test
    void startAttachedGivesOutputAndCode(Engine engine) {
        engine.sh("docker create --name attached busybox sh -c 'echo out; exit 6'").ok();
        for (int round = 0; round < 2; round++) {
            Result start = engine.sh("docker start -a attached");
            assertThat(start.exit()).isEqualTo(6);
            assertThat(start.stdout()).isEqualTo("out");
        }
    }

    @Test
    @Tag("1.3/start-failed")
    @Tag("1.16/exit-127")
    void aFailedStartLeavesItCreatedWithItsReason(Engine engine) {
        engine.sh("docker create --name broken busybox nosuchcmd").ok();
        assertThat(engine.sh("docker start broken").refusal())
                .contains("exec: \"nosuchcmd\": executable file not found in $PATH");
        assertThat(engine.inspect("broken", STATE)).isEqualTo("created false 127 0");
        assertThat(engine.inspect("broken", "{{.State.Error}}")).contains("nosuchcmd");
    }

    @Test
    @Tag("3.2/Init")
    void initIsTheFirstProcess(Engine engine) {
        String first = " busybox cat /proc/1/cmdline | tr '\\0' ' '";
        assertThat(engine.sh("docker run --rm --init" + first).ok())
                .isEqualTo("/sbin/docker-init -- cat /proc/1/cmdline");
        assertThat(engine.sh("docker run --rm" + first).ok()).isEqualTo("cat /proc/1/cmdline");
    }

    @Test
    @Tag("3.2/AutoRemove")
    void removesItselfAtItsEndWhenAsked(Engine engine) {
        engine.sh("docker run -d --rm --name fleeting busybox sleep 1000").ok();
        engine.sh("docker stop -t 0 fleeting").ok();
        Await.until("the removal", () -> engine.sh("docker ps -aqf name=fleeting").ok().isEmpty());
    }

    private static String status(Engine engine, String name) {
        String format = " --format '{{.Status}}'";
        return engine.sh("docker ps -a -f name=^" + name + "$" + format).ok();
    }
}
