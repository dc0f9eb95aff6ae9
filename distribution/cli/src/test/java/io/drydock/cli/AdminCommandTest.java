package io.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import picocli.CommandLine;

import java.io.BufferedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

class AdminCommandTest {

    private static final String MODULE =
            "{\"Name\":\"overlay2\",\"Kind\":\"graph\",\"Bundle\":\"io.drydock.driver.graph.overlay2\","
                    + "\"Version\":\"1.0.1\",\"State\":\"ACTIVE\",\"Generation\":2,\"Reason\":\"\","
                    + "\"Families\":[]}";

    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private OneAnswerServer server;

    @BeforeEach
    void listen() throws Exception {
        server = new OneAnswerServer(folder.resolve("engine.sock"));
    }

    @AfterEach
    void hangUp() throws Exception {
        server.close();
    }

    private int run(String... arguments) {
        CommandLine commandLine =
                Main.commandLine()
                        .setOut(new PrintWriter(new BufferedWriter(out), true))
                        .setErr(new PrintWriter(new BufferedWriter(err), true));
        String[] words = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, words, 0, arguments.length);
        words[arguments.length] = "-H";
        words[arguments.length + 1] = "unix://" + folder.resolve("engine.sock");
        return commandLine.execute(words);
    }

    @Test
    void modulesAreListedInColumns() {
        server.answers("200 OK", "[" + MODULE + "]");

        assertThat(run("modules")).isZero();

        assertThat(server.request()).startsWith("GET /drydock/modules HTTP/1.1\r\n");
        assertThat(out.toString())
                .isEqualTo(
                        """
                        NAME       KIND    VERSION   STATE    GENERATION   BUNDLE                             REASON
                        overlay2   graph   1.0.1     ACTIVE   2            io.drydock.driver.graph.overlay2
                        """);
    }

    @Test
    void modulesAreListedAsTheEngineSentThem() {
        server.answersInChunks("[" + MODULE + "]");

        assertThat(run("modules", "--format", "json")).isZero();

        assertThat(out.toString()).contains("\"Generation\" : 2");
    }

    @Test
    void aJarIsSentWholeToBeSwapped() throws Exception {
        Path jar = Files.writeString(folder.resolve("b.jar"), "the bytes");
        server.answers("200 OK", MODULE);

        assertThat(run("swap", jar.toString())).isZero();

        assertThat(server.request())
                .startsWith("POST /drydock/modules?mode=swap HTTP/1.1\r\n")
                .contains("Content-Type: application/java-archive\r\n")
                .contains("Content-Length: 9\r\n")
                .endsWith("\r\n\r\nthe bytes");
        assertThat(out.toString()).contains("overlay2");
    }

    @Test
    void anAddedJarSaysSo() throws Exception {
        Path jar = Files.writeString(folder.resolve("b.jar"), "x");
        server.answers("201 Created", MODULE);

        assertThat(run("add", jar.toString())).isZero();

        assertThat(server.request()).startsWith("POST /drydock/modules?mode=add ");
    }

    @Test
    void aModuleIsRemovedByName() {
        server.answers("204 No Content", "");

        assertThat(run("remove", "io.example.x")).isZero();

        assertThat(server.request()).startsWith("DELETE /drydock/modules/io.example.x ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theEnginesErrorIsShownAsDockerShowsIt() {
        server.answers("404 Not Found", "{\"message\":\"no such module: x\"}");

        assertThat(run("remove", "x")).isEqualTo(1);

        assertThat(err.toString()).isEqualTo("Error response from daemon: no such module: x\n");
    }

    @Test
    void theVersionIsTheEngines() {
        server.answers(
                "200 OK",
                "{\"Version\":\"0.1\",\"ApiVersion\":\"1.51\",\"MinAPIVersion\":\"1.40\"}");

        assertThat(run("version")).isZero();

        assertThat(out.toString()).isEqualTo("Version 0.1, API 1.51 (from 1.40)\n");
    }

    @Test
    void aMissingFileIsNamedBeforeAnythingIsSent() {
        assertThat(run("swap", "/nowhere.jar")).isEqualTo(1);

        assertThat(err.toString()).contains("no such file: /nowhere.jar");
    }

    @Test
    void anUnknownVerbIsRefused() {
        assertThat(run("sink")).isEqualTo(1);

        assertThat(err.toString()).contains("'sink'");
    }

    @Test
    void noEngineMeansAClearWord() throws Exception {
        server.close();

        assertThat(run("modules")).isEqualTo(1);

        assertThat(err.toString()).startsWith("Cannot talk to the engine: ");
    }
}
