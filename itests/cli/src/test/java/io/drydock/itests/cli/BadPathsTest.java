package io.drydock.itests.cli;

import static io.drydock.itests.cli.HttpAnswer.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;

/** Paths and versions that there are not. */
@WithEngine(shared = true)
class BadPathsTest {

    @ParameterizedTest
    @Tag("1.16/version-range")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1.99/info | client version 1.99 is too new. Maximum supported API version is"
                        + " 1.56",
                "/v2.0/_ping | client version 2.0 is too new. Maximum supported API version is"
                        + " 1.56",
                "/v1.23/_ping | client version 1.23 is too old. Minimum supported API version is"
                        + " 1.24, please upgrade your client to a newer version",
            })
    void versionsOutOfRange(String path, String message, Engine engine) throws IOException {
        HttpAnswer answer = ask(engine, "GET", path);
        assertThat(answer.line()).isEqualTo(error(400, message));
        assertThat(answer.headers()).containsKeys("server", "api-version", "ostype");
        assertThat(answer.headers().get("api-version")).isEqualTo("1.56");
    }

    @Test
    @Tag("1.17/1.24-plain")
    void whoIsTooOldForJsonIsToldInPlainText(Engine engine) throws IOException {
        assertThat(ask(engine, "GET", "/v1.23/info").line())
                .isEqualTo(
                        "400 client version 1.23 is too old. Minimum supported API version is"
                                + " 1.24, please upgrade your client to a newer version");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/nothing",
        "GET,/",
        "GET,/vabc/info",
        "PATCH,/containers/json",
        "PUT,/info",
        "POST,/images/json",
    })
    void unknownPathsAndMethods(String method, String path, Engine engine) throws IOException {
        assertThat(ask(engine, method, path).line()).isEqualTo(error(404, "page not found"));
    }

    private static HttpAnswer ask(Engine engine, String method, String path) throws IOException {
        try (HttpConnection http = new HttpConnection(engine.socket())) {
            return http.ask(method, path);
        }
    }
}
