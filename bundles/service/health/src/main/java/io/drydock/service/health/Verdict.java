package io.drydock.service.health;

import io.drydock.api.model.RfcTimestamp;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HealthcheckResult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a probe means for the health of its container: a function of values. */
final class Verdict {

    static final String STARTING = "starting";
    static final String HEALTHY = "healthy";
    static final String UNHEALTHY = "unhealthy";

    private static final int KEPT = 5;

    private Verdict() {}

    /**
     * @param started begin of the container's run
     * @param begin of the probe
     */
    static Health after(
            Health last,
            ProbeResult result,
            Instant begin,
            Instant end,
            Instant started,
            Schedule schedule) {
        List<HealthcheckResult> log = new ArrayList<>(last.log());
        while (log.size() >= KEPT) {
            log.removeFirst();
        }
        log.add(
                new HealthcheckResult(
                        RfcTimestamp.format(begin),
                        RfcTimestamp.format(end),
                        result.exitCode(),
                        result.output()));
        if (result.exitCode() == 0) {
            return new Health(HEALTHY, 0, log);
        }
        if (schedule.starting(last.status(), started, begin)) {
            return new Health(last.status(), last.failingStreak(), log);
        }
        int streak = last.failingStreak() + 1;
        return new Health(streak >= schedule.retries() ? UNHEALTHY : last.status(), streak, log);
    }
}
