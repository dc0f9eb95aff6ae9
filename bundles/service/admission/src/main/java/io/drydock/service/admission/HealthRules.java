package io.drydock.service.admission;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.HealthcheckConfig;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Set;

/** What a health check must hold to, with dockerd's texts. */
final class HealthRules {

    private static final long MINIMUM_NANOS = 1_000_000;

    /** Those with a probe; the last two are the engine's own and need no process. */
    private static final Set<String> FORMS = Set.of("CMD", "CMD-SHELL", "HTTP", "TCP");

    private HealthRules() {}

    static void check(@Nullable HealthcheckConfig health) {
        if (health == null) {
            return;
        }
        longEnough(health.interval(), "Interval");
        longEnough(health.timeout(), "Timeout");
        if (health.retries() < 0) {
            throw invalid("Retries in Healthcheck cannot be negative");
        }
        longEnough(health.startPeriod(), "StartPeriod");
        longEnough(health.startInterval(), "StartInterval");
        checkForm(health.test());
    }

    private static void checkForm(List<String> test) {
        String form = test.isEmpty() ? "NONE" : test.getFirst();
        if (!FORMS.contains(form) && !form.equals("NONE")) {
            throw invalid("Unknown healthcheck type '%s' (expected 'CMD')".formatted(form));
        }
        if (FORMS.contains(form) && test.size() < 2) {
            throw invalid("Missing command in Healthcheck of type '%s'".formatted(form));
        }
        if (form.equals("HTTP") && !test.get(1).startsWith("http://")
                || form.equals("TCP") && !test.get(1).matches(".*:\\d{1,5}")) {
            throw invalid("Malformed address in Healthcheck: " + test.get(1));
        }
    }

    private static void longEnough(long nanos, String name) {
        if (nanos != 0 && nanos < MINIMUM_NANOS) {
            throw invalid("%s in Healthcheck cannot be less than 1ms".formatted(name));
        }
    }
}
