package io.drydock.service.health;

import io.drydock.api.model.container.HealthcheckConfig;

import java.time.Duration;
import java.time.Instant;

/**
 * When a container is probed, with dockerd's defaults for what it left open.
 *
 * @param interval from the end of one probe to the next
 * @param timeout of one probe
 * @param startPeriod after the start in which failures do not count
 * @param startInterval the interval as long as it has not been healthy in that period
 * @param retries failures in a row that make it unhealthy
 */
record Schedule(
        Duration interval,
        Duration timeout,
        Duration startPeriod,
        Duration startInterval,
        int retries) {

    private static final Duration INTERVAL = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration START_INTERVAL = Duration.ofSeconds(5);
    private static final int RETRIES = 3;

    static Schedule of(HealthcheckConfig config) {
        return new Schedule(
                orElse(config.interval(), INTERVAL),
                orElse(config.timeout(), TIMEOUT),
                orElse(config.startPeriod(), Duration.ZERO),
                orElse(config.startInterval(), START_INTERVAL),
                config.retries() <= 0 ? RETRIES : config.retries());
    }

    private static Duration orElse(long nanos, Duration standard) {
        return nanos == 0 ? standard : Duration.ofNanos(nanos);
    }

    boolean starting(String status, Instant started, Instant now) {
        return status.equals(Verdict.STARTING)
                && Duration.between(started, now).compareTo(startPeriod) < 0;
    }

    /** How long to wait for the next probe. */
    Duration pause(String status, Instant started, Instant now) {
        return starting(status, started, now) ? startInterval : interval;
    }
}
