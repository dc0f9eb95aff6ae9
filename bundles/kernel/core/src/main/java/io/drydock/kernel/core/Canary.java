package io.drydock.kernel.core;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Watches a generation for a short while after its commit; the old one is warm meanwhile. */
final class Canary {

    private static final int ENOUGH_CALLS = 20;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final List<Generation> old;
    private final List<Generation> fresh;
    private final CountDownLatch cutShort = new CountDownLatch(1);
    private final CountDownLatch judged = new CountDownLatch(1);

    Canary(List<Generation> old, List<Generation> fresh) {
        this.old = old;
        this.fresh = fresh;
    }

    /** Watches for the window; true if the new generation fails where the old did not. */
    boolean fails(Duration window) {
        long deadline = System.nanoTime() + window.toNanos();
        while (System.nanoTime() < deadline && !breached()) {
            try {
                if (cutShort.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        return breached();
    }

    private boolean breached() {
        return mostlyFails(fresh) && !mostlyFails(old);
    }

    private static boolean mostlyFails(List<Generation> generations) {
        long calls = generations.stream().mapToLong(Generation::calls).sum();
        long failures = generations.stream().mapToLong(Generation::failures).sum();
        return calls >= ENOUGH_CALLS && failures * 2 > calls;
    }

    /** Ends the watch now and waits until its verdict has taken effect. */
    void end(Duration patience) {
        cutShort.countDown();
        try {
            judged.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The verdict has taken effect. */
    void judged() {
        judged.countDown();
    }

    /** How many of how many calls failed, for people. */
    String tally() {
        long calls = fresh.stream().mapToLong(Generation::calls).sum();
        long failures = fresh.stream().mapToLong(Generation::failures).sum();
        return failures + " of " + calls + " calls failed";
    }
}
