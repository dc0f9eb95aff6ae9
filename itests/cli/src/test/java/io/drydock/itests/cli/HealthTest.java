package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;

/** Health checks: states, texts, events, and what stays behind. */
@WithEngine
class HealthTest {

    @Test
    @Tag("3.4/states")
    @Tag("3.4/events")
    @Tag("3.4/Test")
    @Tag("4.7/health")
    void startsAndBecomesHealthy(Engine engine) {
        run(engine, "ok", "echo fine", "2s");
        assertThat(status(engine, "ok")).matches("Up .* \\(health: starting\\)");
        await(engine, "ok", "healthy");
        assertThat(status(engine, "ok")).matches("Up .* \\(healthy\\)");
        String last = "{{with index .State.Health.Log 0}}{{.ExitCode}} {{.Output}}{{end}}";
        assertThat(engine.docker("inspect", "-f", last, "ok").ok()).isEqualTo("0 fine");
        assertThat(names(engine, "healthy")).contains("ok");
        assertThat(names(engine, "unhealthy")).doesNotContain("ok");
        assertThat(events(engine, "ok"))
                .contains("exec_create: /bin/sh -c echo fine")
                .contains("exec_start: /bin/sh -c echo fine")
                .contains("exec_die")
                .contains("health_status: healthy");
        engine.docker("stop", "-t", "0", "ok").ok();
        assertThat(health(engine, "ok")).isEqualTo("unhealthy");
        engine.docker("rm", "ok").ok();
    }

    @Test
    @Tag("3.4/Timeout")
    @Tag("3.4/Retries")
    @Tag("3.4/log")
    void aLateProbeIsKilledWithItsChildren(Engine engine) {
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "late",
                        "--health-cmd",
                        "echo half; (sleep 4321; true); true",
                        "--health-interval",
                        "300ms",
                        "--health-timeout",
                        "300ms",
                        "--health-retries",
                        "2",
                        "busybox",
                        "sleep",
                        "1000")
                .ok();
        await(engine, "late", "unhealthy");
        String last = "{{with index .State.Health.Log 0}}{{.ExitCode}} {{.Output}}{{end}}";
        assertThat(engine.docker("inspect", "-f", last, "late").ok())
                .isEqualTo("-1 Health check exceeded timeout (300ms): half");
        engine.docker("pause", "late").ok();
        engine.docker("unpause", "late").ok();
        assertThat(engine.docker("exec", "late", "ps", "-o", "args").ok().lines())
                .filteredOn(line -> line.equals("sleep 4321"))
                .hasSizeLessThan(2);
        engine.docker("rm", "-f", "late").ok();
    }

    @Test
    @Tag("3.4/engine-probes")
    void theEngineProbesHttpAndTcpWithoutAProcess(Engine engine) {
        String serve = "mkdir /www; echo fine >/www/ok; exec httpd -f -p 8080 -h /www";
        run(engine, "http", "http://:8080/ok", "300ms", "sh", "-c", serve);
        run(engine, "missing", "http://:8080/no", "300ms", "sh", "-c", serve);
        run(engine, "tcp", "tcp://:8080", "300ms", "sh", "-c", serve);
        run(engine, "closed", "tcp://:8081", "300ms", "sh", "-c", serve);
        await(engine, "http", "healthy");
        await(engine, "missing", "unhealthy");
        await(engine, "tcp", "healthy");
        await(engine, "closed", "unhealthy");
        assertThat(events(engine, "http"))
                .contains("health_status: healthy")
                .doesNotContain("exec_create");
        engine.docker("rm", "-f", "http", "missing", "tcp", "closed").ok();
    }

    @Test
    @Tag("3.4/paused")
    void whatIsPausedIsNotProbed(Engine engine) throws InterruptedException {
        run(engine, "paused", "echo probe >>/probes", "200ms");
        await(engine, "paused", "healthy");
        engine.docker("pause", "paused").ok();
        String last = "{{with .State.Health}}{{json .Log}}{{end}}";
        Thread.sleep(300);
        String before = engine.inspect("paused", last);
        Thread.sleep(1000);
        assertThat(engine.inspect("paused", last)).isEqualTo(before);
        assertThat(health(engine, "paused")).isEqualTo("healthy");
        engine.docker("unpause", "paused").ok();
        Await.until("a probe", () -> !engine.inspect("paused", last).equals(before));
        engine.docker("rm", "-f", "paused").ok();
    }

    @Test
    @Tag("3.4/engine-probes")
    void restartsTheUnhealthyThatAskForIt(Engine engine) {
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "again",
                        "--label",
                        "io.drydock.restart-on-unhealthy=true",
                        "--health-cmd",
                        "test -e /tmp/second",
                        "--health-interval",
                        "300ms",
                        "--health-retries",
                        "1",
                        "busybox",
                        "sh",
                        "-c",
                        "[ -e /tmp/first ] && touch /tmp/second; touch /tmp/first; exec sleep 1000")
                .ok();
        Await.until("an event", () -> events(engine, "again").contains("restart"));
        await(engine, "again", "healthy");
        engine.docker("rm", "-f", "again").ok();
    }

    @Test
    @Tag("3.4/restart")
    @Tag("4.10/live-restore")
    void healthOutlivesTheEngineAndProbesLeaveNothing(Engine engine) throws IOException {
        run(engine, "lasting", "true", "200ms");
        await(engine, "lasting", "healthy");
        engine.kill9();
        engine.start();
        assertThat(health(engine, "lasting")).isEqualTo("healthy");
        String before = events(engine, "lasting");
        Await.until("another probe", () -> events(engine, "lasting").length() > before.length());
        engine.docker("stop", "-t", "0", "lasting").ok();
        Path probes = engine.root().resolve("exec/probes");
        Await.until("an empty " + probes, () -> count(probes) == 0);
        engine.docker("rm", "lasting").ok();
    }

    @Test
    @Tag("3.4/Timeout")
    void refusesWhatDockerRefuses(Engine engine) {
        Result quick =
                engine.docker(
                        "create",
                        "--health-cmd",
                        "x",
                        "--health-timeout",
                        "1us",
                        "busybox",
                        "true");
        assertThat(quick.stderr()).contains("Timeout in Healthcheck cannot be less than 1ms");
        assertThat(engine.docker("ps", "-f", "health=ill").stderr())
                .contains("Unrecognised filter value for health: ill");
        engine.docker("run", "--rm", "--no-healthcheck", "busybox", "true").ok();
    }

    private static void run(
            Engine engine, String name, String probe, String interval, String... command) {
        String[] words = command.length == 0 ? new String[] {"sleep", "1000"} : command;
        String[] all = {
            "run",
            "-d",
            "--name",
            name,
            "--health-cmd",
            probe,
            "--health-interval",
            interval,
            "--health-retries",
            "2",
            "busybox"
        };
        engine.docker(Stream.concat(Stream.of(all), Stream.of(words)).toArray(String[]::new)).ok();
    }

    private static void await(Engine engine, String name, String wanted) {
        Await.until(name + " " + wanted, () -> health(engine, name).equals(wanted));
    }

    private static String health(Engine engine, String name) {
        return engine.docker("inspect", "-f", "{{.State.Health.Status}}", name).ok();
    }

    private static String status(Engine engine, String name) {
        return engine.docker("ps", "-a", "--format", "{{.Status}}", "-f", "name=" + name).ok();
    }

    private static String names(Engine engine, String health) {
        return engine.docker("ps", "--format", "{{.Names}}", "-f", "health=" + health).ok();
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

    private static long count(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }
}
