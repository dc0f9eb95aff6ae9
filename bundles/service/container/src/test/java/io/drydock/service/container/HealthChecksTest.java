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

class HealthChecksTest {

    private static final HealthcheckConfig IMAGE =
            new HealthcheckConfig(List.of("CMD", "probe"), 1_000_000, 2_000_000, 3_000_000, 0, 4);

    @Test
    @Tag("3.4/inherited")
    void whatTheUserLeftOpenComesFromTheImage() {
        HealthcheckConfig own = new HealthcheckConfig(List.of(), 0, 9_000_000, 0, 0, 0);
        assertThat(HealthChecks.merge(own, IMAGE))
                .isEqualTo(
                        new HealthcheckConfig(
                                List.of("CMD", "probe"), 1_000_000, 9_000_000, 3_000_000, 0, 4));
        assertThat(HealthChecks.merge(null, IMAGE)).isEqualTo(IMAGE);
        assertThat(HealthChecks.probed(HealthChecks.merge(test("NONE"), IMAGE))).isFalse();
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
}
