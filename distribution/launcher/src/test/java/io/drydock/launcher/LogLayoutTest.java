package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLayoutTest {

    @Test
    void textLinesAreDockerds() {
        assertThat(new LogLayout(false).line("2026-01-01T00:00:00Z", "info", "a \"b\"\nc"))
                .isEqualTo("time=\"2026-01-01T00:00:00Z\" level=info msg=\"a \\\"b\\\"\\nc\"\n");
    }

    @Test
    void jsonLinesAreDockerds() {
        assertThat(new LogLayout(true).line("2026-01-01T00:00:00Z", "warning", "a \"b\""))
                .isEqualTo(
                        "{\"level\":\"warning\",\"msg\":\"a \\\"b\\\"\","
                                + "\"time\":\"2026-01-01T00:00:00Z\"}\n");
    }
}
