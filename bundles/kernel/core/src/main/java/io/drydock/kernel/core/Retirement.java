package io.drydock.kernel.core;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/** The last way of a bundle whose generations nobody finds any more. */
final class Retirement {

    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);

    private final Bundles bundles;
    private final Duration patience;

    Retirement(Bundles bundles, Duration patience) {
        this.bundles = bundles;
        this.patience = patience;
    }

    /** Gives no lease any more, waits for the last to end, then uninstalls the bundle. */
    void run(Bundle bundle, List<Generation> generations, Change change, Step end) {
        generations.forEach(Generation::retire);
        long deadline = System.nanoTime() + patience.toNanos();
        String note = "";
        for (Generation one : generations) {
            Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
            if (!one.awaitDrained(left)) {
                note = one.leases() + " calls were still inside " + one.declaration().module();
                LOG.warn("{}: {} after {}", change, note, patience);
            }
        }
        if (end == Step.DONE) {
            change.record(Step.DRAINED, note);
        }
        uninstall(bundle, change);
        if (end == Step.DONE) {
            change.record(Step.DONE);
        }
    }

    private void uninstall(Bundle bundle, Change change) {
        try {
            bundles.uninstall(bundle);
        } catch (BundleException | IllegalStateException e) {
            LOG.warn("{}: {} was not uninstalled", change, bundle, e);
        }
    }
}
