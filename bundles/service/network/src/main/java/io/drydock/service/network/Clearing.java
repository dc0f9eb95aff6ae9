package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The slow part of closing sandboxes, off the callers' path. Deleting a link takes the kernel 30
 * ms; when a namespace ends it deletes the links in it by itself, those of 60 namespaces in 60 ms.
 * So namespaces go first, and a moment later what is left of their links.
 */
final class Clearing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);
    private static final Duration SETTLING = Duration.ofSeconds(10);
    private static final long MOMENT_MILLIS = 100;

    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    work -> Thread.ofPlatform().name("network-clearing").daemon().unstarted(work));

    /** Runs soon; what fails is found again by the next start. */
    void soon(String what, Runnable work) {
        thread.execute(() -> run(what, work));
    }

    /** Runs in a moment, in the order of the calls. */
    void later(String what, Runnable work) {
        thread.schedule(() -> run(what, work), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Runs after this time, beside other work. */
    void after(Duration time, String what, Runnable work) {
        thread.schedule(() -> run(what, work), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void run(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("could not clear {}: {}", what, e.getMessage(), e);
        }
    }

    /** Waits until everything handed over so far is done. */
    void settle() {
        try {
            thread.schedule(() -> true, MOMENT_MILLIS, TimeUnit.MILLISECONDS)
                    .get(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted while sandboxes were cleared away");
        } catch (TimeoutException | ExecutionException e) {
            throw EngineException.unavailable("closed sandboxes are still being cleared away");
        }
    }

    /** Finishes what was handed over, for a moment. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
