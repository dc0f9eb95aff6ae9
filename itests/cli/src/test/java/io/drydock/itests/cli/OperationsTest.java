package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** top, update, prune, wait, stop signals and time-outs, the end for want of memory. */
@WithEngine
class OperationsTest {

    @Test
    @Tag("1.3/top")
    @Tag("1.3/top-refused")
    @Tag("4.7/top")
    void topListsTheProcessesByThePsOfTheHost(Engine engine) {
        sleeper(engine, "listed");
        assertThat(engine.docker("top", "listed").ok().lines().toList())
                .hasSize(2)
                .first()
                .asString()
                .matches("UID +PID +PPID +C +STIME +TTY +TIME +CMD *");
        assertThat(engine.docker("top", "listed", "-o", "pid,args").ok()).endsWith("sleep 1000");
        assertThat(engine.docker("top", "listed", "-o", "args").stderr())
                .contains("Couldn't find PID field in ps output");
        assertThat(engine.docker("top", "listed", "--nonsense").stderr()).contains("ps: ");
        assertThat(events(engine, "listed")).contains("top");
        engine.docker("stop", "-t", "0", "listed").ok();
        assertThat(engine.docker("top", "listed").stderr()).contains("is not running");
        engine.docker("rm", "listed").ok();
    }

    @Test
    @Tag("1.3/update")
    @Tag("1.3/update-refused")
    @Tag("4.7/update")
    void updateReachesTheCgroupAndTheRecord(Engine engine) throws IOException {
        engine.docker("run", "-d", "--name", "grown", "-m", "32m", "busybox", "sleep", "1000").ok();
        engine.docker(
                        "update",
                        "-m",
                        "48m",
                        "--memory-swap",
                        "96m",
                        "--cpus",
                        "0.5",
                        "--pids-limit",
                        "20",
                        "--restart",
                        "always",
                        "grown")
                .ok();
        String fields =
                "{{.HostConfig.Memory}} {{.HostConfig.NanoCpus}} {{.HostConfig.PidsLimit}}"
                        + " {{.HostConfig.RestartPolicy.Name}}";
        assertThat(engine.docker("inspect", "-f", fields, "grown").ok())
                .isEqualTo("50331648 500000000 20 always");
        assertThat(engine.docker("stats", "--no-stream", "--format", "{{.MemUsage}}", "grown").ok())
                .endsWith("/ 48MiB");
        Result quota = engine.docker("update", "--cpu-quota", "50000", "grown");
        assertThat(quota.stderr())
                .contains("Cannot update container")
                .contains("CPU Quota cannot be updated as NanoCPUs has already been set");
        assertThat(engine.docker("update", "-m", "1g", "grown").stderr())
                .contains("Memory limit should be smaller than already set memoryswap limit");
        assertThat(events(engine, "grown")).contains("update");
        engine.kill9();
        engine.start();
        assertThat(engine.docker("inspect", "-f", fields, "grown").ok())
                .isEqualTo("50331648 500000000 20 always");
        engine.docker("rm", "-f", "grown").ok();
    }

    @Test
    @Tag("1.3/prune")
    void pruneTakesWhatIsOldEnoughAndLabelledSo(Engine engine) {
        engine.docker("create", "--name", "old", "--label", "x=1", "busybox", "true").ok();
        engine.docker("create", "--name", "other", "busybox", "true").ok();
        prune(engine, "until=1h");
        assertThat(names(engine)).contains("old", "other");
        prune(engine, "label!=x");
        assertThat(names(engine)).contains("old").doesNotContain("other");
        assertThat(engine.docker("container", "prune", "-f", "--filter", "until=soon").stderr())
                .contains("failed to parse value as time or duration: \"soon\"");
        prune(engine, "until=" + (Instant.now().getEpochSecond() + 5));
        assertThat(names(engine)).doesNotContain("old");
    }

    @Test
    @Tag("1.3/wait-conditions")
    void waitHasThreeConditions(Engine engine) {
        engine.docker("run", "-d", "--name", "ending", "busybox", "sh", "-c", "sleep 1; exit 3")
                .ok();
        assertThat(engine.docker("wait", "ending").ok()).isEqualTo("3");
        assertThat(engine.docker("wait", "ending").ok()).isEqualTo("3");
        Command next = post(engine, "next-exit");
        Command removed = post(engine, "removed");
        engine.docker("start", "ending").ok();
        assertThat(next.end().stdout()).contains("\"StatusCode\":3");
        assertThat(removed.running()).isTrue();
        engine.docker("rm", "ending").ok();
        assertThat(removed.end().stdout()).contains("\"StatusCode\":3");
    }

    @Test
    @Tag("1.3/stop-signal")
    @Tag("1.3/stop-times")
    @Tag("3.1/StopTimeout")
    void stopUsesTheContainersSignalAndItsPatience(Engine engine) {
        String deaf = "trap 'exit 9' USR1; trap '' TERM; while :; do sleep 0.1; done";
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "usr",
                        "--stop-signal",
                        "USR1",
                        "busybox",
                        "sh",
                        "-c",
                        deaf)
                .ok();
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "deaf",
                        "--stop-timeout",
                        "1",
                        "busybox",
                        "sh",
                        "-c",
                        deaf)
                .ok();
        Await.until("the traps", () -> trapped(engine, "usr") && trapped(engine, "deaf"));
        engine.docker("stop", "-t", "-1", "usr").ok();
        engine.docker("stop", "deaf").ok();
        assertThat(exit(engine, "usr")).isEqualTo("9 false");
        assertThat(exit(engine, "deaf")).isEqualTo("137 false");
        engine.docker("rm", "usr", "deaf").ok();
    }

    @Test
    void whatIsPausedCanBeKilled(Engine engine) {
        sleeper(engine, "frozen");
        engine.docker("pause", "frozen").ok();
        engine.docker("kill", "frozen").ok();
        assertThat(exit(engine, "frozen")).isEqualTo("137 false");
        engine.docker("rm", "frozen").ok();
    }

    @Test
    @Tag("4.7/oom")
    void wantOfMemoryIsTold(Engine engine) {
        Result greedy =
                engine.docker(
                        "run", "--name", "greedy", "-m", "10m", "busybox", "tail", "/dev/zero");
        assertThat(greedy.exit()).isEqualTo(137);
        assertThat(exit(engine, "greedy")).isEqualTo("137 true");
        assertThat(events(engine, "greedy")).contains("oom\ndie");
        engine.docker("rm", "greedy").ok();
    }

    private static boolean trapped(Engine engine, String name) throws IOException {
        String pid = engine.docker("inspect", "-f", "{{.State.Pid}}", name).ok();
        return Files.readString(Path.of("/proc", pid, "status"))
                .lines()
                .anyMatch(line -> line.startsWith("SigCgt:") && !line.endsWith("0000000000"));
    }

    /** The condition has no flag in the docker command line. */
    private static Command post(Engine engine, String condition) {
        return engine.insideStarted(
                "curl",
                "-sN",
                "--unix-socket",
                engine.socket().toString(),
                "-X",
                "POST",
                "http://x/containers/ending/wait?condition=" + condition);
    }

    private static void sleeper(Engine engine, String name) {
        engine.docker("run", "-d", "--name", name, "busybox", "sleep", "1000").ok();
    }

    private static void prune(Engine engine, String filter) {
        engine.docker("container", "prune", "-f", "--filter", filter).ok();
    }

    private static String names(Engine engine) {
        return engine.docker("ps", "-a", "--format", "{{.Names}}").ok();
    }

    private static String exit(Engine engine, String name) {
        return engine.docker("inspect", "-f", "{{.State.ExitCode}} {{.State.OOMKilled}}", name)
                .ok();
    }

    private static String events(Engine engine, String name) {
        return engine.docker(
                        "events",
                        "--since",
                        "10m",
                        "--until",
                        Long.toString(Instant.now().getEpochSecond() + 1),
                        "-f",
                        "container=" + name,
                        "--format",
                        "{{.Action}}")
                .ok();
    }
}
