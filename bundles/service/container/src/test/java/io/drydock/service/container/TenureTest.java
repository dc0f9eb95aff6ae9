package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.SupersededException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class TenureTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final Tenure tenure = new Tenure();

    @Test
    void nothingBeginsBeforeIt() {
        assertThatThrownBy(tenure::step).isInstanceOf(SupersededException.class);
        assertThat(tenure.tryStep()).isNull();
        assertThat(tenure.over()).isTrue();
    }

    @Test
    void itsEndWaitsForStepsAndLetsNoneBegin() {
        tenure.begin();
        Tenure.Step step = tenure.step();
        CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(() -> tenure.end(LONG));
        while (tenure.tryStep() instanceof Tenure.Step early) {
            early.close();
        }

        assertThat(end).isNotDone();
        assertThat(tenure.over()).as("while a step is under way").isFalse();
        step.close();

        assertThat(end.join()).isTrue();
        assertThat(tenure.over()).isTrue();
    }

    @Test
    void goesOnIfAStepDoesNotEnd() {
        tenure.begin();
        try (Tenure.Step step = tenure.step()) {
            assertThat(tenure.end(Duration.ofMillis(1))).isFalse();
            tenure.step().close();
        }
        assertThat(tenure.end(LONG)).isTrue();
    }
}
