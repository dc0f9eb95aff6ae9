package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Log drivers with their options, end points that are dead, engines that are. */
@WithEngine
class LogDriversTest {

    @Test
    @Tag("3.6/local")
    void theLocalDriverKeepsItsFilesAndReadsThem(Engine engine) throws IOException {
        engine.docker("run", "--name", "local", "--log-driver", "local", "busybox", "seq", "3")
                .ok();
        assertThat(engine.docker("logs", "local").ok()).isEqualTo("1\n2\n3");
        String id = engine.docker("inspect", "-f", "{{.Id}}", "local").ok();
        Path file = engine.root().resolve("data/containers/" + id + "/local-logs/container.log");
        assertThat(Files.readAllBytes(file)).startsWith(0, 0, 0);
        assertThat(engine.docker("inspect", "-f", "{{.LogPath}}", "local").ok()).isEmpty();
    }

    @Test
    @Tag("1.3/logs-details")
    @Tag("3.6/common")
    void detailsAreLabelsEnvironmentAndTag(Engine engine) {
        engine.docker(
                        "run",
                        "--name",
                        "detailed",
                        "--label",
                        "a=1",
                        "--env",
                        "FOO=b r",
                        "--log-opt",
                        "labels=a",
                        "--log-opt",
                        "env-regex=^FO",
                        "--log-opt",
                        "tag={{.Name}}/{{.ImageName}}",
                        "busybox",
                        "echo",
                        "x")
                .ok();
        assertThat(engine.docker("logs", "--details", "detailed").ok())
                .isEqualTo("FOO=b+r,a=1,tag=detailed%2Fbusybox x");
    }

    @Test
    @Tag("3.6/dual")
    @Tag("3.6/syslog")
    @Tag("1.3/logs-unreadable")
    void aDriverThatSendsAwayHasACopyForReaders(Engine engine) {
        Path socket = engine.root().resolve("syslog-copy");
        try (LineServer server = LineServer.listen(socket)) {
            syslog(engine, socket, "run", "--name", "sent", "busybox", "seq", "3").ok();
            Await.until("the lines", () -> server.texts().equals(List.of("1", "2", "3")));
            assertThat(server.lines().getFirst()).startsWith("<30>");
            assertThat(engine.docker("logs", "sent").ok()).isEqualTo("1\n2\n3");
        }
    }

    @Test
    @Tag("1.3/logs-unreadable")
    @Tag("3.6/dual")
    void withoutTheCopyThereIsNothingToRead(Engine engine) {
        Path socket = engine.root().resolve("syslog-bare");
        try (LineServer server = LineServer.listen(socket)) {
            String off = "cache-disabled=true";
            syslog(
                            engine,
                            socket,
                            "run",
                            "--name",
                            "bare",
                            "--log-opt",
                            off,
                            "busybox",
                            "echo",
                            "x")
                    .ok();
            Await.until("the line", () -> server.texts().equals(List.of("x")));
            assertThat(engine.docker("logs", "bare").stderr())
                    .contains("configured logging driver does not support reading");
        }
    }

    @Test
    @Tag("3.6/dead")
    void aDeadEndPointHoldsUpNeitherKillNorStopNorRemovalAndGetsItAllLater(Engine engine) {
        Path socket = engine.root().resolve("syslog-dead");
        LineServer.listen(socket).close();
        String loop = "i=0; while :; do i=$((i+1)); echo line $i; usleep 100000; done";
        for (String name : List.of("killed", "stopped", "removed")) {
            syslog(
                            engine, socket, "run", "-d", "--init", "--name", name, "busybox", "sh",
                            "-c", loop)
                    .ok();
        }
        Await.until("output", () -> engine.docker("logs", "killed").ok().contains("line 2"));
        engine.docker("kill", "killed").ok();
        engine.docker("stop", "-t", "1", "stopped").ok();
        engine.docker("rm", "-f", "removed").ok();
        engine.docker("start", "killed").ok();
        Await.until("its second run", () -> firsts(engine.docker("logs", "killed").ok()) == 2);
        engine.docker("rm", "-f", "killed").ok();
        String stopped = engine.docker("logs", "stopped").ok();
        try (LineServer server = LineServer.listen(socket)) {
            List<String> wanted = stopped.lines().toList();
            Await.until("what waited", () -> server.texts().containsAll(wanted));
            Await.until(
                    "the first line of three containers, of one of them twice",
                    () -> firsts(String.join("\n", server.texts())) == 4);
        }
    }

    @Test
    @Tag("3.6/dead")
    @Tag("4.10/live-restore")
    void whatWaitsForAnEndPointOutlivesTheEngine(Engine engine) throws IOException {
        Path socket = engine.root().resolve("syslog-later");
        LineServer.listen(socket).close();
        syslog(engine, socket, "run", "--name", "waiting", "busybox", "seq", "100").ok();
        engine.kill9();
        engine.start();
        try (LineServer server = LineServer.listen(socket)) {
            Await.until("all lines", () -> server.texts().equals(numbers(1, 100)));
        }
        assertThat(engine.docker("logs", "waiting").ok().lines().toList())
                .isEqualTo(numbers(1, 100));
    }

    @Test
    @Tag("3.6/json-file")
    @Tag("1.3/logs-follow")
    void aFollowerSeesEveryLineAcrossRotations(Engine engine) {
        String slowly = "for i in $(seq 40); do seq $((i*100-99)) $((i*100)); usleep 50000; done";
        engine.docker(
                        "run",
                        "-d",
                        "--name",
                        "rotated",
                        "--log-opt",
                        "max-size=20k",
                        "--log-opt",
                        "max-file=3",
                        "--log-opt",
                        "compress=true",
                        "busybox",
                        "sh",
                        "-c",
                        slowly)
                .ok();
        Result followed = engine.docker("logs", "-f", "rotated");
        assertThat(followed.ok().lines().toList()).isEqualTo(numbers(1, 4000));
        List<String> kept = engine.docker("logs", "rotated").ok().lines().toList();
        assertThat(kept).hasSizeLessThan(4000);
        assertThat(kept.getLast()).isEqualTo("4000");
    }

    @Test
    @Tag("4.10/live-restore")
    void nothingIsLostOrDoubledWhenTheEngineIsKilledWhileALogGrows(Engine engine)
            throws IOException {
        String busy = "for i in $(seq 60); do seq $((i*1000-999)) $((i*1000)); usleep 50000; done";
        engine.docker("run", "-d", "--name", "busy", "busybox", "sh", "-c", busy).ok();
        for (int i = 0; i < 2; i++) {
            Await.until(
                    "some output", () -> !engine.docker("logs", "-n", "1", "busy").ok().isEmpty());
            engine.kill9();
            engine.start();
        }
        Result followed = engine.docker("logs", "-f", "busy");
        assertThat(followed.ok().lines().toList()).isEqualTo(numbers(1, 60_000));
    }

    @Test
    @Tag("4.10/swap")
    void theLogServiceIsReplacedBelowAnOpenFollower(Engine engine) {
        String busy = "for i in $(seq 60); do seq $((i*100-99)) $((i*100)); usleep 100000; done";
        engine.docker("run", "-d", "--name", "swapped", "busybox", "sh", "-c", busy).ok();
        Command follower = engine.dockerStarted("logs", "-f", "swapped");
        Await.until("some output", () -> follower.soFar().contains("\n200\n"));
        for (String bundle : List.of("service.logs", "driver.log.jsonfile", "service.logs")) {
            String name = "io.drydock." + bundle;
            String version = "0.3." + bundle.length() + System.nanoTime() % 1000;
            engine.drydock("swap", ModuleJar.of(engine, name, version).toString()).ok();
        }
        assertThat(follower.end().ok().lines().toList()).isEqualTo(numbers(1, 6000));
        assertThat(engine.docker("logs", "swapped").ok().lines().toList())
                .isEqualTo(numbers(1, 6000));
    }

    @Test
    void theSpoolOfALongRunIsGivenBack(Engine engine) throws IOException {
        String line = "x".repeat(99);
        String much = "yes " + line + " | head -n 400000; sleep 600";
        engine.docker("run", "-d", "--name", "spooled", "busybox", "sh", "-c", much).ok();
        String id = engine.docker("inspect", "-f", "{{.Id}}", "spooled").ok();
        Path spools = engine.root().resolve("data/spools");
        Path spool;
        try (Stream<Path> files = Files.list(spools)) {
            spool = files.filter(file -> file.toString().contains(id)).findFirst().orElseThrow();
        }
        Await.until("all output", () -> Files.size(spool) > 400_000L * 140);
        Await.until("freed blocks", () -> kibibytes(engine, spool) < 20 << 10);
        engine.docker("rm", "-f", "spooled").ok();
        Await.until("the spool's end", () -> !Files.exists(spool));
    }

    @Test
    @Tag("1.16/logging")
    @Tag("3.6/json-file")
    void optionsAreRefusedAtCreateInDockerdsWords(Engine engine) {
        assertThat(refusal(engine, "--log-opt", "foo=1"))
                .contains("unknown log opt 'foo' for json-file log driver");
        assertThat(refusal(engine, "--log-driver", "local", "--log-opt", "tag=x"))
                .contains("unknown log opt 'tag' for log driver local");
        assertThat(refusal(engine, "--log-driver", "x"))
                .contains("logger: no log driver named 'x' is registered");
        assertThat(refusal(engine, "--log-driver", "gelf"))
                .contains("gelf-address is a required parameter");
        assertThat(refusal(engine, "--log-driver", "splunk"))
                .contains("splunk: splunk-url is expected");
        assertThat(refusal(engine, "--log-opt", "max-buffer-size=1m"))
                .contains("max-buffer-size option is only supported with 'mode=non-blocking'");
    }

    private static long firsts(String lines) {
        return lines.lines().filter("line 1"::equals).count();
    }

    private static String refusal(Engine engine, String... options) {
        List<String> words = new ArrayList<>(List.of("create"));
        words.addAll(List.of(options));
        words.addAll(List.of("busybox", "true"));
        Result result = engine.docker(words.toArray(String[]::new));
        assertThat(result.exit()).isNotZero();
        return result.stderr();
    }

    private static Result syslog(Engine engine, Path socket, String verb, String... more) {
        List<String> words = new ArrayList<>(List.of(verb));
        words.addAll(
                List.of("--log-driver", "syslog", "--log-opt", "syslog-address=unix://" + socket));
        words.addAll(List.of(more));
        return engine.docker(words.toArray(String[]::new));
    }

    private static long kibibytes(Engine engine, Path file) {
        return Long.parseLong(engine.inside("du", "-k", file.toString()).ok().split("\\s")[0]);
    }

    private static List<String> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(Integer::toString).toList();
    }
}
