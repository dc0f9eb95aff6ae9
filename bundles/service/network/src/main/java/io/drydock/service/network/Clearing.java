package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The slow part of closing sandboxes, off the callers' path: the kernel takes its time for links. */
final class Clearing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Clearing.class);
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final ExecutorService thread =
            Executors.newSingleThreadExecutor(
                    work -> Thread.ofPlatform().name("network-clearing").daemon().unstarted(work));

    /** Runs later; what fails is found again by the next start. */
    void later(String what, Runnable work) {
        thread.execute(() -> run(what, work));
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
            thread.submit(() -> true).get(SETTLING.toMillis(), TimeUnit.MILLISECONDS);
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
