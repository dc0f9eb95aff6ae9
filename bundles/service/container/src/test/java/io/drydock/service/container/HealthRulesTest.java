package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckConfig;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.Set;

class HealthRulesTest {

    private static final HealthcheckConfig IMAGE =
            new HealthcheckConfig(List.of("CMD", "probe"), 1_000_000, 2_000_000, 3_000_000, 0, 4);

    @Test
    @Tag("3.4/Interval")
    @Tag("3.4/Timeout")
    void durationsBelowAMillisecondAreRefused() {
        refused(with(999_999, 0, 0, 0, 0), "Interval in Healthcheck cannot be less than 1ms");
        refused(with(0, 1, 0, 0, 0), "Timeout in Healthcheck cannot be less than 1ms");
        refused(with(0, 0, -1, 0, 0), "StartPeriod in Healthcheck cannot be less than 1ms");
        refused(with(0, 0, 0, 1, 0), "StartInterval in Healthcheck cannot be less than 1ms");
        refused(with(0, 0, 0, 0, -1), "Retries in Healthcheck cannot be negative");
        HealthRules.check(with(1_000_000, 1_000_000, 0, 0, 3));
    }

    @Test
    @Tag("3.4/Test")
    void formsAreThoseOfDockerAndTheEnginesOwn() {
        HealthRules.check(test("NONE"));
        HealthRules.check(test("CMD-SHELL", "exit 0"));
        HealthRules.check(test("HTTP", "http://:8080/ready"));
        HealthRules.check(test("TCP", ":5432"));
        refused(test("CMD"), "Missing command in Healthcheck of type 'CMD'");
        refused(test("SHELL", "x"), "Unknown healthcheck type 'SHELL' (expected 'CMD')");
        refused(test("HTTP", "https://x/"), "Malformed address in Healthcheck: https://x/");
        refused(test("TCP", "5432"), "Malformed address in Healthcheck: 5432");
    }

    @Test
    @Tag("3.4/inherited")
    void whatTheUserLeftOpenComesFromTheImage() {
        HealthcheckConfig own = new HealthcheckConfig(List.of(), 0, 9_000_000, 0, 0, 0);
        assertThat(HealthRules.merge(own, IMAGE))
                .isEqualTo(
                        new HealthcheckConfig(
                                List.of("CMD", "probe"), 1_000_000, 9_000_000, 3_000_000, 0, 4));
        assertThat(HealthRules.merge(null, IMAGE)).isEqualTo(IMAGE);
        assertThat(HealthRules.probed(HealthRules.merge(test("NONE"), IMAGE))).isFalse();
    }

    @Test
    @Tag("3.4/states")
    void theListShowsHealthInBrackets() {
        Phase up = Phase.CREATED.running(1, Instant.now().minusSeconds(3));
        assertThat(StatusText.of(up, null)).isEqualTo("Up 3 seconds");
        assertThat(StatusText.of(up, new Health("starting", 0, List.of())))
                .isEqualTo("Up 3 seconds (health: starting)");
        assertThat(StatusText.of(up, new Health("healthy", 0, List.of())))
                .isEqualTo("Up 3 seconds (healthy)");
    }

    @Test
    void aFilterForAnotherHealthIsRefused() {
        HealthRecords.checkFilter(Set.of("starting", "healthy", "unhealthy", "none"));
        assertThatThrownBy(() -> HealthRecords.checkFilter(Set.of("ill")))
                .hasMessage("Unrecognised filter value for health: ill");
    }

    private static HealthcheckConfig test(String... words) {
        return new HealthcheckConfig(List.of(words), 0, 0, 0, 0, 0);
    }

    private static HealthcheckConfig with(
            long interval, long timeout, long period, long startInterval, int retries) {
        return new HealthcheckConfig(
                List.of("NONE"), interval, timeout, period, startInterval, retries);
    }

    private static void refused(HealthcheckConfig config, String text) {
        assertThatThrownBy(() -> HealthRules.check(config)).hasMessage(text);
    }
}
