package io.drydock.service.logs;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.concurrent.TimeUnit;

/** Says in the engine's log when a driver begins and ends to refuse, not each time it does. */
final class Complaints {

    private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);
    private static final long PAUSE = TimeUnit.MINUTES.toNanos(1);

    private final SinkPlan plan;
    private boolean refusing;
    private long dropped;
    private long said;

    Complaints(SinkPlan plan) {
        this.plan = plan;
    }

    void refused(RuntimeException reason) {
        if (!refusing) {
            LOG.warn(
                    "log of container {}: driver {} takes nothing, the spool keeps it: {}",
                    plan.target().shortId(),
                    plan.driver(),
                    reason.getMessage());
        }
        refusing = true;
    }

    void dropped(long entries) {
        dropped += entries;
        if (entries > 0 && System.nanoTime() - said > PAUSE) {
            said = System.nanoTime();
            LOG.warn(
                    "log of container {}: driver {} takes nothing and {} bytes wait, the most that"
                            + " may: {} of the oldest entries are dropped so far",
                    plan.target().shortId(),
                    plan.driver(),
                    plan.limit(),
                    dropped);
        }
    }

    void taken() {
        if (refusing) {
            LOG.info(
                    "log of container {}: driver {} takes entries again, {} were dropped",
                    plan.target().shortId(),
                    plan.driver(),
                    dropped);
        }
        refusing = false;
        dropped = 0;
    }
}
