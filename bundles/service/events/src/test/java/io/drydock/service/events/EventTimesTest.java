package io.drydock.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.time.ZoneId;

class EventTimesTest {
    private final EventTimes times =
            new EventTimes(
                    new AdjustableClock(Instant.parse("2026-11-21T10:00:00Z")),
                    ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource({
        "1136073845, 2006-01-01T00:04:05Z",
        "1136073845.000000001, 2006-01-01T00:04:05.000000001Z",
        "1136073845.5, 2006-01-01T00:04:05.5Z",
        "0, 1970-01-01T00:00:00Z",
        "10m, 2026-11-21T09:50:00Z",
        "1h30m, 2026-11-21T08:30:00Z",
        "1.5h, 2026-11-21T08:30:00Z",
        "250ms, 2026-11-21T09:59:59.750Z",
        "-5s, 2026-11-21T10:00:05Z",
        "2026-11-20T08:00:01.25Z, 2026-11-20T08:00:01.250Z",
        "2026-11-20T08:00:01+02:00, 2026-11-20T06:00:01Z",
        "2026-11-20T08:00:01, 2026-11-20T07:00:01Z",
        "2026-11-20T08:30, 2026-11-20T07:30:00Z",
        "2026-11-20T08Z, 2026-11-20T08:00:00Z",
        "2026-11-20, 2026-11-19T23:00:00Z",
    })
    void readsEveryForm(String text, Instant expected) {
        assertThat(times.parse("since", text)).hasValue(UnixTime.nano(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "2026-02-30", "1h 5m", "5d", "12:00", "1e9"})
    void refusesTheRest(String text) {
        assertThatThrownBy(() -> times.parse("since", text))
                .isInstanceOf(EngineException.class)
                .hasMessageStartingWith("invalid value for 'since': ")
                .hasMessageContaining(text);
    }

    @Test
    void takesAnEmptyTextAsNone() {
        assertThat(times.parse("until", "")).isEmpty();
    }

    @Test
    void bringsTimesBeyondTheRangeToItsEnds() {
        assertThat(times.parse("until", "99999999999999")).hasValue(Long.MAX_VALUE - 1);
    }
}
