package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A container that counts, and everything that can be open on it: a follower of its log, an attach,
 * an exec that answers each line typed into it, a wait.
 */
final class OpenStreams {

    private static final String COUNT = "i=0; while :; do i=$((i+1)); echo $i; usleep 10000; done";
    private static final String ANSWER = "while read l; do echo got $l; done; exit 7";

    private final Engine engine;
    private final String container;
    private final Command follower;
    private final Command attach;
    private final Command exec;
    private final Command wait;
    private int typed;

    OpenStreams(Engine engine, String container) {
        this.engine = engine;
        this.container = container;
        engine.docker("run", "-d", "--name", container, "busybox", "sh", "-c", COUNT).ok();
        follower = engine.dockerStarted("logs", "-f", container);
        attach = engine.dockerStarted("attach", "--no-stdin", "--sig-proxy=false", container);
        exec = engine.dockerStarted("exec", "-i", container, "sh", "-c", ANSWER);
        wait = engine.dockerStarted("wait", container);
        Await.until("the attach's first line", () -> !attach.soFar().isEmpty());
        type();
    }

    String container() {
        return container;
    }

    /** Types a line into the exec and waits until its answer is there and more has been counted. */
    void type() {
        typed++;
        int lines = lines(follower.soFar());
        int attached = lines(attach.soFar());
        exec.type("line" + typed + "\n");
        Await.until("the exec's answer", () -> lines(exec.soFar()) == typed);
        Await.until("the follower", () -> lines(follower.soFar()) > lines);
        Await.until("the attach", () -> lines(attach.soFar()) > attached);
    }

    private static int lines(String text) {
        return (int) text.lines().count();
    }

    /** Ends exec and container; whatever was open must have seen everything, in order. */
    void endComplete() {
        Result answered = exec.input(new byte[0]).end();
        assertThat(answered.stdout().lines())
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, typed).mapToObj(i -> "got line" + i).toList());
        assertThat(answered.exit()).as("exit code of the exec").isEqualTo(7);
        engine.docker("kill", container).ok();
        assertThat(wait.end().ok()).as("wait").isEqualTo("137");
        requireSequence("logs -f", follower.end().ok().lines().toList(), 1);
        List<String> seen = attach.end().stdout().lines().toList();
        requireSequence("attach", seen, Integer.parseInt(seen.getFirst()));
        List<String> all = engine.docker("logs", container).ok().lines().toList();
        requireSequence("logs", all, 1);
        assertThat(follower.soFar().lines()).hasSameSizeAs(all);
        assertThat(seen.getLast()).as("last line of the attach").isEqualTo(all.getLast());
        engine.docker("rm", container).ok();
    }

    private static void requireSequence(String what, List<String> lines, int first) {
        assertThat(lines)
                .as(what)
                .containsExactlyElementsOf(
                        IntStream.range(first, first + lines.size())
                                .mapToObj(Integer::toString)
                                .toList());
    }
}
