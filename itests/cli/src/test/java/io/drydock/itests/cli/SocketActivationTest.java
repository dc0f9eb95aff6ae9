package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Started as systemd starts a service of type notify with a socket unit. */
class SocketActivationTest {

    private BareDaemon daemon;

    @BeforeEach
    void needsRoot() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "an engine needs root");
        daemon = new BareDaemon();
    }

    @AfterEach
    void close() {
        if (daemon != null) {
            daemon.close();
        }
    }

    @Test
    @Tag("4.10/systemd")
    @Tag("4.10/shutdown")
    void servesThePassedSocketAndTellsWhenItIsReadyAndWhenItStops() throws Exception {
        Command manager = managed("fd://");

        Await.until("READY=1", () -> manager.soFar().contains("READY=1\n"));
        assertThat(daemon.ping()).startsWith("HTTP/1.1 200").endsWith("OK");

        manager.terminate();
        assertThat(manager.soFar()).isEqualTo("READY=1\nSTOPPING=1\n");
        assertThat(daemon.socket()).as("the service manager's, not the daemon's").exists();
    }

    @Test
    void takesTheSocketByItsNumber() throws Exception {
        Command manager = managed("fd://3");

        Await.until("READY=1", () -> manager.soFar().contains("READY=1\n"));
        assertThat(daemon.ping()).startsWith("HTTP/1.1 200");
    }

    @Test
    void aNumberBeyondThePassedSocketsEndsTheStart() {
        Result ended = managed("fd://4").end();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.stderr())
                .endsWith(
                        "failed to load listeners: too few socket activated files passed in by"
                                + " systemd\n");
    }

    @Test
    @Tag("4.10/systemd")
    void withoutAPassedSocketTheStartEnds() {
        Result ended = daemon.start(Map.of(), daemon.words("fd://")).end();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.stderr())
                .endsWith(
                        "failed to load listeners: no sockets found via socket activation: make sure"
                                + " the service was started by systemd\n");
    }

    @Test
    void aSocketMeantForAnotherProcessIsNotTaken() {
        Map<String, String> environment = Map.of("LISTEN_FDS", "1", "LISTEN_PID", "1");

        Result ended = daemon.start(environment, daemon.words("fd://")).end();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.stderr()).contains("no sockets found via socket activation");
    }

    @Test
    void moreThanOneSocketIsRefused() {
        List<String> words =
                new ArrayList<>(List.of("sh", "-c", "LISTEN_PID=$$ exec \"$@\"", "sh"));
        words.addAll(daemon.words("fd://"));

        Result ended = daemon.start(Map.of("LISTEN_FDS", "2"), words).end();

        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.stderr()).contains("2 sockets were passed by systemd, one can be served");
    }

    private Command managed(String host) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "perl",
                                BareDaemon.script("service-manager.pl").toString(),
                                daemon.socket().toString(),
                                daemon.socket().resolveSibling("notify").toString()));
        words.addAll(daemon.words(host));
        Command manager = daemon.start(Map.of(), words);
        Await.until("the socket", () -> Files.exists(daemon.socket()) || !manager.running());
        return manager;
    }
}
