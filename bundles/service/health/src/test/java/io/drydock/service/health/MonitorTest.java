package io.drydock.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.container.ContainerRuns.State;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckConfig;
import io.drydock.api.model.container.HealthcheckResult;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class MonitorTest {

    private static final Instant START = Instant.parse("2026-01-01T08:00:00Z");
    private static final HealthcheckConfig QUICK =
            new HealthcheckConfig(List.of("CMD", "x"), 1_000_000, 0, 0, 0, 1);

    private final BlockingQueue<Health> reports = new LinkedBlockingQueue<>();

    @Test
    void aFreshContainerWaitsOneInterval() {
        assertThat(monitor(new Health("starting", 0, List.of()), 0).first(START))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(monitor(new Health("starting", 0, List.of()), 0).first(START.plusSeconds(10)))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aContainerTakenOverGoesOnWhereItWas() {
        Health last = probedAt(START.plusSeconds(100));
        assertThat(monitor(last, 0).first(START.plusSeconds(110)))
                .isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void whatIsOverdueIsSpreadOverAnInterval() {
        Health last = probedAt(START.plusSeconds(100));
        Instant later = START.plusSeconds(1000);
        long different =
                java.util.stream.Stream.generate(() -> monitor(last, 0).first(later))
                        .limit(50)
                        .peek(
                                pause ->
                                        assertThat(pause)
                                                .isBetween(Duration.ZERO, Duration.ofSeconds(30)))
                        .distinct()
                        .count();
        assertThat(different).isGreaterThan(10);
    }

    @Test
    void aProbeOfARunThatIsOverSaysNothing() throws InterruptedException {
        Probe gone =
                (run, timeout) -> {
                    throw EngineException.conflict("container x is not running");
                };
        Monitor monitor = start(gone);
        assertThat(reports.poll(100, TimeUnit.MILLISECONDS)).isNull();
        monitor.stop();
    }

    @Test
    void aProbeThatCannotBeRunIsAFailure() throws InterruptedException {
        Probe broken =
                (run, timeout) -> {
                    throw EngineException.invalid("executable file not found in $PATH");
                };
        Monitor monitor = start(broken);
        Health health = reports.poll(30, TimeUnit.SECONDS);
        monitor.stop();
        assertThat(health).isNotNull();
        assertThat(health.status()).isEqualTo("unhealthy");
        assertThat(health.log().getFirst().exitCode()).isEqualTo(-1);
        assertThat(health.log().getFirst().output()).contains("executable file not found");
    }

    private Monitor start(Probe probe) {
        Monitor monitor =
                new Monitor(
                        run(new Health("starting", 0, List.of())),
                        probe,
                        Schedule.of(QUICK),
                        (run, health) -> reports.add(health));
        Thread.ofVirtual().start(monitor);
        return monitor;
    }

    private static Health probedAt(Instant end) {
        return new Health("healthy", 0, List.of(new HealthcheckResult("", end.toString(), 0, "")));
    }

    private static Monitor monitor(Health last, int retries) {
        return new Monitor(
                run(last),
                (run, timeout) -> ProbeResult.healthy(""),
                Schedule.of(new HealthcheckConfig(List.of(), 0, 0, 0, 0, retries)),
                (run, health) -> {});
    }

    private static ContainerRun run(Health health) {
        return new ContainerRun(
                "c".repeat(64),
                "name",
                3,
                State.RUNNING,
                1,
                START,
                ContainerConfig.EMPTY,
                HostConfig.of(draft -> {}),
                health);
    }
}
