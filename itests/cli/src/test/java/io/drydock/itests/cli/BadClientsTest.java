package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Clients that break HTTP's rules, or take more than is theirs. */
@WithEngine
class BadClientsTest {

    private static final String CREATE = "/containers/create";

    @Test
    void whoIsRefusedWhileSendingReadsWhy(Engine engine) throws IOException {
        byte[] archive = Files.readAllBytes(engine.root().resolve("busybox.tar"));
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            String path = "/images/create?fromSrc=-&repo=bad:1&changes=NOPE+x";
            assertThat(http.ask("POST", path, "application/x-tar", archive).line())
                    .isEqualTo(error(400, "nope is not a valid change command"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'GARBAGE', 400",
        "'GET /info HTTP/9.9', 505",
        "'GET /containers/%zz/json HTTP/1.1', 400",
    })
    void whatIsNoHttpIsAnsweredInALine(String line, int status, Engine engine) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            http.write(line + "\r\nHost: d\r\n\r\n");
            HttpAnswer answer = http.answer("GET");
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).startsWith(status + " ").doesNotContain("<");
        }
    }

    @Test
    @Tag("1.3/create-body")
    void hugeBodiesAndHeadersAreRefusedAndTheEngineGoesOn(Engine engine) throws IOException {
        String tooLarge = "invalid JSON: the request body is too large";
        byte[] oneText =
                ("{\"Image\":\"" + "a".repeat(40 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        byte[] manyTexts =
                ("{\"Cmd\":[" + "\"a\",".repeat(5 << 20) + "\"a\"]}")
                        .getBytes(StandardCharsets.UTF_8);
        assertThat(huge(engine, "Content-Type: application/json\r\n", oneText))
                .isEqualTo(error(400, tooLarge));
        assertThat(huge(engine, "Content-Type: application/json\r\n", manyTexts))
                .isEqualTo(error(400, tooLarge));
        assertThat(huge(engine, "X-Long: " + "a".repeat(1 << 20) + "\r\n", new byte[0]))
                .startsWith("431 ");
        assertThat(engine.docker("ps").exit()).isZero();
        assertThat(engine.log()).doesNotContain("OutOfMemoryError");
    }

    /** The engine answers before it has read all, so writing may fail: the answer counts. */
    private static String huge(Engine engine, String headers, byte[] body) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            try {
                http.write("POST " + CREATE + " HTTP/1.1\r\nHost: d\r\n" + headers);
                http.write("Content-Length: " + body.length + "\r\n\r\n");
                http.write(body);
            } catch (IOException e) {
                assertThat(e).hasMessageContaining("Broken pipe");
            }
            return http.answer("POST").line();
        }
    }

    @Test
    void slowClientsDelayNobodyElse(Engine engine) throws IOException {
        List<HttpConnection> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 300; i++) {
                HttpConnection one = new HttpConnection(engine.socket());
                slow.add(one);
                one.write("POST " + CREATE + " HTTP/1.1\r\nHost: d\r\n");
                if (i % 2 == 0) {
                    one.write("Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"Im");
                }
            }
            Load load = new Load(engine.socket(), 4, "/_ping", "/containers/json", "/info");
            try (load) {
                assertThat(engine.docker("run", "--rm", "busybox", "echo", "hi").ok())
                        .isEqualTo("hi");
            }
            assertThat(load.failures()).isEmpty();
            HttpConnection last = slow.getLast();
            last.write("Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
            assertThat(last.answer("POST").status()).as("the slow one itself").isEqualTo(400);
        } finally {
            for (HttpConnection one : slow) {
                one.close();
            }
        }
    }
}
