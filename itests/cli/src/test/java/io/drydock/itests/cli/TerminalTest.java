package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Containers and execs at a real terminal. */
@WithEngine(shared = true)
class TerminalTest {

    @Test
    @Tag("1.3/resize")
    @Tag("3.1/Tty")
    void aShellSpeaksAndItsSizeFollowsTheWindow(Engine engine) {
        try (Terminal terminal = new Terminal(engine, "docker run --rm -it busybox sh")) {
            terminal.await(".*#");
            terminal.enter("tty; stty size");
            terminal.await("/dev/(pts/0|console)");
            terminal.await("24 80");
            terminal.resize(101, 33);
            Await.until(
                    "the new size",
                    () -> {
                        terminal.enter("clear; stty size");
                        return terminal.screen().contains("33 101");
                    });
            terminal.enter("exit 5");
            terminal.await("code=5");
        }
    }

    @Test
    void ctrlCInterruptsTheCommandNotTheShell(Engine engine) {
        try (Terminal terminal = new Terminal(engine, "docker run --rm -it busybox sh")) {
            terminal.await(".*#");
            terminal.enter("echo be''gun; sleep 1000; echo ended=$?");
            terminal.await("begun");
            terminal.press("C-c");
            terminal.enter("echo still $((1+1))");
            terminal.await("still 2");
            assertThat(terminal.screen()).doesNotContain("ended=0");
        }
    }

    @Test
    @Tag("1.3/attach-detach-keys")
    void detachKeysLeaveItRunningAndAttachComesBack(Engine engine) {
        String run = "docker run -it --name berth busybox sh";
        try (Terminal terminal = new Terminal(engine, run)) {
            terminal.await(".*#");
            terminal.enter("word=kept");
            terminal.press("C-p", "C-q");
            terminal.await(".*code=0");
        }
        assertThat(engine.inspect("berth", "{{.State.Status}}")).isEqualTo("running");
        try (Terminal terminal =
                new Terminal(engine, "docker attach --detach-keys ctrl-x,x berth")) {
            terminal.press("Enter");
            terminal.await(".*#");
            terminal.enter("echo -$word-");
            terminal.await("-kept-");
            terminal.press("C-x");
            terminal.type("x");
            terminal.await(".*read escape sequence.*");
        }
        assertThat(engine.inspect("berth", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    @Tag("1.4/terminal")
    @Tag("1.4/resize")
    void execHasATerminalOfItsOwn(Engine engine) {
        engine.sh("docker run -d --name deck busybox sleep 1000").ok();
        try (Terminal terminal = new Terminal(engine, "docker exec -it deck sh")) {
            terminal.await(".*#");
            terminal.resize(90, 20);
            Await.until(
                    "the new size",
                    () -> {
                        terminal.enter("clear; stty size");
                        return terminal.screen().contains("20 90");
                    });
            terminal.enter("exit 6");
            terminal.await("code=6");
        }
        assertThat(engine.inspect("deck", "{{.State.Status}}")).isEqualTo("running");
    }

    @Test
    @Tag("3.1/Tty")
    void aTerminalJoinsTheOutputsAndEndsLinesWithBoth(Engine engine) {
        Result joined =
                engine.sh("docker run --rm -t busybox sh -c 'echo out; sleep 0.1; echo err >&2'");
        assertThat(new String(joined.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("out\r\nerr\r\n");
        assertThat(joined.stderr()).isEmpty();
    }
}
