package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

    @Test
    void twoMomentsOfOneSecondAreToldApart() {
        assertThat(Times.moment("2026-01-01T00:00:00.000000001Z"))
                .isAfter(Times.moment("2026-01-01T00:00:00Z"));
        assertThat(Times.unix("2026-01-01T00:00:00.9Z")).isEqualTo(1767225600L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-01-01"})
    void whatIsNoMomentIsTheZeroTimeOfGo(String text) {
        assertThat(Times.unix(text)).isEqualTo(-62135596800L);
    }
}
