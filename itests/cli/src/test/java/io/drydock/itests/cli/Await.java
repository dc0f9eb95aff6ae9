package io.drydock.itests.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;

/** Waits for what comes sooner or later. */
final class Await {

    private static final long PATIENCE_NANOS = 90_000_000_000L;
    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** Waits until both are the same; fails with the difference. */
    static void same(String what, Callable<String> one, Callable<String> other) {
        String[] last = new String[2];
        try {
            until(
                    what,
                    () -> {
                        last[0] = one.call();
                        last[1] = other.call();
                        return last[0].equals(last[1]);
                    });
        } catch (AssertionError e) {
            assertThat(last[0]).as(what).isEqualTo(last[1]);
            throw e;
        }
    }

    static void until(String what, Callable<Boolean> condition) {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        try {
            while (!condition.call()) {
                if (System.nanoTime() > deadline) {
                    throw new AssertionError("waited in vain for " + what);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (AssertionError e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("while waiting for " + what, e);
        }
    }
}
