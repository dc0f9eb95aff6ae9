package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;

class RfcTimestampTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T04:39:30.047537655Z",
                "2026-11-21T04:39:30.5Z",
                "2026-11-21T04:39:30Z",
                RfcTimestamp.NEVER
            })
    void printsNoTrailingZeros(String text) {
        assertThat(RfcTimestamp.format(Instant.parse(text))).isEqualTo(text);
    }
}
