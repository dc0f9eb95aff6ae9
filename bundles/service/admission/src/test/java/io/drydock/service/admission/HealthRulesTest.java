package io.drydock.service.admission;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.container.HealthcheckConfig;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.List;

class HealthRulesTest {

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
