package io.drydock.middleware.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Test;

class LogTextTest {

    @Test
    void keepsWhatIsPlain() {
        assertThat(
                        LogText.target(
                                new RecordedExchange("GET", "/v1.43/containers/json?all=1&x=%0a")))
                .isEqualTo("/v1.43/containers/json?all=1&x=%0a");
    }

    @Test
    void noTextBeginsALineOfItsOwn() {
        assertThat(LogText.of("/a\r\nERROR forged\u001b[31m\\"))
                .isEqualTo("/a\\u{d}\\u{a}ERROR\\u{20}forged\\u{1b}[31m\\u{5c}");
    }

    @Test
    void endsLongText() {
        assertThat(LogText.of("x".repeat(5_000))).hasSize(1_027).endsWith("...");
    }
}
