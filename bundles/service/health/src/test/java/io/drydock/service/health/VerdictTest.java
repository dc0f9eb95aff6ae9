package io.drydock.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckConfig;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class VerdictTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final ProbeResult GOOD = ProbeResult.healthy("fine");
    private static final ProbeResult BAD = ProbeResult.failed("no");

    private final Schedule schedule =
            Schedule.of(
                    new HealthcheckConfig(List.of(), 0, 0, Duration.ofMinutes(1).toNanos(), 0, 2));
    private Health health = new Health("starting", 0, List.of());

    @Test
    void theFirstSuccessMakesItHealthy() {
        probe(GOOD, 5);
        assertThat(health.status()).isEqualTo("healthy");
        assertThat(health.log().getFirst().start()).isEqualTo("2026-11-21T08:00:05Z");
        assertThat(health.log().getFirst().end()).isEqualTo("2026-11-21T08:00:06Z");
    }

    @Test
    @Tag("3.4/StartPeriod")
    void failuresInTheStartPeriodDoNotCount() {
        probe(BAD, 10);
        probe(BAD, 20);
        probe(BAD, 30);
        assertThat(health.status()).isEqualTo("starting");
        assertThat(health.failingStreak()).isZero();
        probe(BAD, 61);
        probe(BAD, 62);
        assertThat(health.status()).isEqualTo("unhealthy");
        assertThat(health.failingStreak()).isEqualTo(2);
    }

    @Test
    void onceHealthyFailuresCountInTheStartPeriodToo() {
        probe(GOOD, 5);
        probe(BAD, 10);
        assertThat(health.status()).isEqualTo("healthy");
        probe(BAD, 15);
        assertThat(health.status()).isEqualTo("unhealthy");
        probe(GOOD, 20);
        assertThat(health.status()).isEqualTo("healthy");
        assertThat(health.failingStreak()).isZero();
    }

    @Test
    @Tag("3.4/log")
    void fiveProbesAreKept() {
        for (int i = 0; i < 7; i++) {
            probe(new ProbeResult(i, "probe " + i), i);
        }
        assertThat(health.log()).extracting(each -> each.exitCode()).containsExactly(2, 3, 4, 5, 6);
    }

    @Test
    @Tag("3.4/StartInterval")
    void theStartIntervalHoldsUntilHealthyOrTheEndOfTheStartPeriod() {
        assertThat(schedule.pause("starting", START, START.plusSeconds(59)))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(schedule.pause("starting", START, START.plusSeconds(60)))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(schedule.pause("healthy", START, START.plusSeconds(1)))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @Tag("3.4/StartInterval")
    @Tag("3.4/Interval")
    @Tag("3.4/Timeout")
    @Tag("3.4/Retries")
    @Tag("3.4/StartPeriod")
    void defaultsAreThoseOfDocker() {
        assertThat(Schedule.of(new HealthcheckConfig(List.of(), 0, 0, 0, 0, 0)))
                .isEqualTo(
                        new Schedule(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(30),
                                Duration.ZERO,
                                Duration.ofSeconds(5),
                                3));
    }

    private void probe(ProbeResult result, int second) {
        Instant begin = START.plusSeconds(second);
        health = Verdict.after(health, result, begin, begin.plusSeconds(1), START, schedule);
    }
}
