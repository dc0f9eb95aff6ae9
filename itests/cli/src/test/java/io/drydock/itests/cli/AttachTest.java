package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;

/** {@code docker attach} and the standard input of containers. */
@WithEngine(shared = true)
class AttachTest {

    private static final String TRAP =
            " busybox sh -c 'trap \"echo got; exit 3\" TERM; echo ready; while :; do sleep 0.05;"
                    + " done'";

    @Test
    @Tag("1.3/attach-half-close")
    @Tag("1.3/attach-101")
    void inputEndsWhereTheClientsDoes(Engine engine) {
        String script = "'read a; echo first $a; cat; echo end'";
        assertThat(
                        engine.sh("printf 'x\\ny\\nz' | docker run --rm -i busybox sh -c " + script)
                                .ok())
                .isEqualTo("first x\ny\nzend");
    }

    @Test
    @Tag("3.1/OpenStdin")
    void withoutInputTheContainerReadsItsEnd(Engine engine) {
        assertThat(engine.sh("echo lost | docker run --rm busybox sh -c 'cat; echo end'").ok())
                .isEqualTo("end");
    }

    @Test
    @Tag("1.3/attach-half-close")
    void outputGoesOnAfterTheHalfClose(Engine engine) {
        String script = "'cat >/dev/null; sleep 0.5; echo late; exit 8'";
        Result late = engine.sh("echo in | docker run --rm -i busybox sh -c " + script);
        assertThat(late.exit()).isEqualTo(8);
        assertThat(late.stdout()).isEqualTo("late");
    }

    @Test
    void inputStaysOpenForTheNextWhoAttaches(Engine engine) {
        String loop = "'while read a; do echo got $a; [ $a = two ] && exit 4; done; exit 1'";
        engine.sh("docker run -di --name reader busybox sh -c " + loop).ok();
        Command first = engine.dockerStarted("attach", "reader").input(bytes("one\n"));
        engine.awaitLog("reader", "got one");
        assertThat(first.running()).isTrue();
        Result second = engine.dockerStarted("attach", "reader").input(bytes("two\n")).end();
        assertThat(second.exit()).isEqualTo(4);
        assertThat(second.stdout()).isEqualTo("got two");
        assertThat(first.end().stdout()).isEqualTo("got one\ngot two");
    }

    @Test
    void signalsOfTheClientReachTheProcess(Engine engine) {
        engine.sh("docker run -d --name proxied" + TRAP).ok();
        engine.awaitLog("proxied", "ready");
        Command attached = engine.dockerStarted("attach", "proxied");
        Await.until("the attach", () -> attachments(engine, "proxied"));
        Await.until(
                "the end by TERM",
                () -> {
                    engine.sh("kill -TERM " + attached.pid());
                    return !attached.running();
                });
        assertThat(attached.end().exit()).isEqualTo(3);
        assertThat(attached.soFar()).contains("got");
    }

    @Test
    void aVanishedClientLeavesTheContainerAlone(Engine engine) {
        engine.sh("docker run -d --name left" + TRAP).ok();
        engine.awaitLog("left", "ready");
        Command attached = engine.dockerStarted("attach", "--sig-proxy=false", "left");
        Await.until("the attach", () -> attachments(engine, "left"));
        attached.kill();
        assertThat(attached.end().exit()).isEqualTo(137);
        assertThat(engine.inspect("left", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    @Tag("1.3/attach-refused")
    void refusesWhatDoesNotRun(Engine engine) {
        engine.sh("docker run --name over busybox true").ok();
        assertThat(engine.sh("docker attach over").refusal())
                .isEqualTo("You cannot attach to a stopped container, start it first");
        engine.sh("docker run -d --name asleep busybox sleep 1000").ok();
        engine.sh("docker pause asleep").ok();
        assertThat(engine.sh("docker attach asleep").refusal())
                .isEqualTo("You cannot attach to a paused container, unpause it first");
    }

    @Test
    @Tag("3.1/AttachStdout")
    void oneOutputAloneCanBeWanted(Engine engine) {
        Result half = engine.sh("docker run --rm -a stdout busybox sh -c 'echo out; echo err >&2'");
        assertThat(half.ok()).isEqualTo("out");
        assertThat(half.stderr()).isEmpty();
    }

    private static boolean attachments(Engine engine, String name) {
        String filter = " -f event=attach -f container=" + name;
        String now = engine.sh("docker events --since 10m --until 0s" + filter).stdout();
        return !now.isEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
