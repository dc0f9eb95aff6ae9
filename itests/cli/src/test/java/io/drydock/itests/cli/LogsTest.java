package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** {@code docker logs}: what was written, in part, and while it is written. */
@WithEngine(shared = true)
class LogsTest {

    @Test
    @Tag("1.3/logs-framing")
    @Tag("1.3/logs-streams")
    void givesBothOutputsBackApart(Engine engine) {
        engine.sh("docker run --name both busybox sh -c 'echo out; echo err >&2; printf part'");
        Result logs = engine.sh("docker logs both");
        assertThat(logs.ok()).isEqualTo("out\npart");
        assertThat(logs.stderr()).isEqualTo("err\n");
    }

    @Test
    @Tag("1.3/logs-tail")
    void givesTheLastLinesAlone(Engine engine) {
        engine.sh("docker run --name ten busybox seq 10").ok();
        assertThat(engine.sh("docker logs -n 3 ten").ok()).isEqualTo("8\n9\n10");
        assertThat(engine.sh("docker logs --tail 0 ten").ok()).isEmpty();
        assertThat(engine.sh("docker logs --tail all ten").ok()).startsWith("1\n2\n");
    }

    @Test
    @Tag("1.3/logs-times")
    void timesTheLinesAndCutsByTime(Engine engine) {
        engine.sh("docker run --name timed busybox sh -c 'echo a; sleep 0.2; echo b'").ok();
        String[] lines = engine.sh("docker logs -t timed").ok().split("\n");
        assertThat(lines[0]).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{9}Z a");
        String second = lines[1].substring(0, lines[1].indexOf(' '));
        assertThat(engine.sh("docker logs --since " + second + " timed").ok()).isEqualTo("b");
        String first = lines[0].substring(0, lines[0].indexOf(' '));
        assertThat(engine.sh("docker logs --until " + first + " timed").ok()).isEqualTo("a");
        assertThat(engine.sh("docker logs --since 1h timed").ok()).isEqualTo("a\nb");
        assertThat(engine.sh("docker logs --until 1h timed").ok()).isEmpty();
    }

    @Test
    @Tag("1.3/logs-follow")
    void followsToTheEndOfTheContainer(Engine engine) {
        engine.sh("docker run -di --name followed busybox sh -c 'echo one; read x; echo two'");
        Command logs = engine.dockerStarted("logs", "-f", "followed");
        Await.until("the first line", () -> logs.soFar().equals("one\n"));
        engine.sh("echo | docker attach followed").ok();
        assertThat(logs.end().ok()).isEqualTo("one\ntwo");
    }

    @Test
    void keepsWhatEarlierRunsWrote(Engine engine) {
        engine.sh("docker run --name twice busybox sh -c 'echo run; exit 2'");
        engine.sh("docker start -a twice");
        assertThat(engine.sh("docker logs twice").ok()).isEqualTo("run\nrun");
        assertThat(engine.sh("docker logs -f -n 1 twice").ok()).isEqualTo("run");
    }

    @Test
    void losesNothingOfManyLines(Engine engine) {
        engine.sh("docker run -d --name many busybox seq 20000").ok();
        String all =
                IntStream.rangeClosed(1, 20000)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining("\n"));
        assertThat(engine.sh("docker logs -f many").ok().equals(all)).isTrue();
        assertThat(engine.sh("docker logs many").ok().equals(all)).isTrue();
    }

    @Test
    @Tag("3.6/split")
    void joinsALineLongerThanAChunk(Engine engine) {
        String line = "head -c 40000 /dev/zero | tr \"\\0\" x; echo; echo next";
        engine.sh("docker run --name long busybox sh -c '" + line + "'").ok();
        assertThat(engine.sh("docker logs long").ok().equals("x".repeat(40000) + "\nnext"))
                .isTrue();
        assertThat(engine.sh("docker logs -n 1 long").ok()).isEqualTo("next");
    }

    @Test
    @Tag("3.6/none")
    @Tag("1.3/logs-unreadable")
    void hasNothingToReadWithoutADriver(Engine engine) {
        engine.sh("docker run --name silent --log-driver none busybox echo hi").ok();
        assertThat(engine.sh("docker logs silent").refusal())
                .isEqualTo(
                        "Error response from daemon: configured logging driver does not support"
                                + " reading");
    }
}
