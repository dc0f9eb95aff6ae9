package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Streams of containers, in the cases the docker command has no words for. */
@WithEngine(shared = true)
class StreamRoutesTest {

    private static final String STATE = "{{.State.Status}} {{.State.ExitCode}}";

    @AfterEach
    void remove(Engine engine) {
        engine.docker("rm", "-f", "-v", "one");
    }

    private static void sleeping(Engine engine) {
        engine.docker("run", "-d", "--name", "one", "busybox", "sleep", "1000").ok();
    }

    @Test
    @Tag("1.3/logs-invalid")
    @Tag("1.3/logs-streams")
    void logsRefuseWhatMakesNoSense(Engine engine) {
        engine.docker("run", "--name", "one", "busybox", "sh", "-c", "echo out; echo err >&2");
        Api api = new Api(engine);
        assertThat(api.ask("GET", "/containers/one/logs").line())
                .isEqualTo(error(400, "Bad parameters: you must choose at least one stream"));
        assertThat(api.ask("GET", "/containers/one/logs?stdout=1&since=x").line())
                .startsWith("400 {\"message\":\"invalid value for \\\"since\\\": ");
        assertThat(api.ask("GET", "/containers/one/logs?stdout=1&until=x").line())
                .startsWith("400 {\"message\":\"invalid value for \\\"until\\\": ");
        assertThat(api.ask("GET", "/containers/one/logs?stderr=1").body())
                .isEqualTo("\2\0\0\0\0\0\0\4err\n");
    }

    @Test
    @Tag("1.3/wait-head")
    void theHeadOfAWaitComesBeforeTheEnd(Engine engine) throws IOException {
        sleeping(engine);
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            http.write("POST /containers/one/wait HTTP/1.1\r\nHost: d\r\n\r\n");
            HttpAnswer head = http.head();
            assertThat(head.status()).isEqualTo(200);
            assertThat(engine.inspect("one", "{{.State.Running}}")).isEqualTo("true");
            engine.docker("kill", "one").ok();
            assertThat(http.rest(head)).contains("{\"StatusCode\":137}");
        }
    }

    @Test
    @Tag("1.3/attach-logs")
    @Tag("1.3/attach-101")
    void anAttachGivesWhatWasWrittenBefore(Engine engine) throws IOException {
        engine.docker("run", "--name", "one", "busybox", "echo", "before").ok();
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            http.write(
                    "POST /containers/one/attach?logs=1&stdout=1 HTTP/1.1\r\nHost: d\r\n"
                            + "Connection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 0\r\n\r\n");
            HttpAnswer answer = http.answer("POST");
            assertThat(answer.status()).isEqualTo(101);
            assertThat(answer.headers())
                    .containsEntry("upgrade", "tcp")
                    .containsEntry("content-type", "application/vnd.docker.multiplexed-stream");
            assertThat(answer.body()).isEqualTo("\1\0\0\0\0\0\0\7before\n");
        }
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            http.write("POST /containers/one/attach?logs=1&stdout=1 HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(http.answer("POST").headers())
                    .containsEntry("content-type", "application/vnd.docker.raw-stream");
        }
    }

    @Test
    @Tag("1.3/attach-detach-keys")
    @Tag("1.3/attach-refused")
    void anAttachRefusesKeysThatAreNone(Engine engine) {
        sleeping(engine);
        assertThat(
                        new Api(engine)
                                .ask("POST", "/containers/one/attach?stream=1&detachKeys=ctrl-")
                                .line())
                .startsWith("400 {\"message\":\"Invalid detach keys (ctrl-) provided");
        engine.docker("pause", "one").ok();
        String id = engine.inspect("one", "{{.Id}}");
        assertThat(new Api(engine).ask("POST", "/containers/one/attach?stream=1").line())
                .isEqualTo(
                        error(
                                409,
                                "container "
                                        + id
                                        + " is paused, unpause the container before attach"));
    }

    @Test
    @Tag("3.1/StdinOnce")
    void theInputEndsWithTheFirstWhoAttaches(Engine engine) {
        new Api(engine)
                .ask(
                        "POST",
                        "/containers/create?name=one",
                        "{'Image':'busybox','Cmd':['cat'],'OpenStdin':true,'StdinOnce':true,"
                                + "'AttachStdin':true,'AttachStdout':true}");
        engine.docker("start", "one").ok();
        Command attached = engine.dockerStarted("attach", "one");
        attached.input("in\n".getBytes(StandardCharsets.UTF_8));
        assertThat(attached.end().stdout()).isEqualTo("in");
        engine.awaitField("one", STATE, "exited 0");
    }
}
