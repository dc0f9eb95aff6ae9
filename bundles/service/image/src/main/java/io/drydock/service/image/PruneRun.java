package io.drydock.service.image;

import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** One prune and those who wait for it. When the last of them has left it ends. */
final class PruneRun {

    private static final Duration PATIENCE = Duration.ofMinutes(30);
    private static final Duration LOOK = Duration.ofMillis(500);

    private final TransferJobs.Job job;
    private final List<Presence> clients = new ArrayList<>();
    private final CompletableFuture<ImagesPruneResponse> result = new CompletableFuture<>();
    private boolean given;

    PruneRun(Filters filters, Presence client) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        String subject = filters.terms().isEmpty() ? "images" : "images with " + filters.terms();
        job = new TransferJobs.Job(id.substring(0, 12), "prune", subject, Instant.now());
        clients.add(client);
    }

    TransferJobs.Job job() {
        return job;
    }

    /** False when it has been given up: then it does not do all that is asked for. */
    synchronized boolean join(Presence client) {
        if (given) {
            return false;
        }
        clients.add(client);
        return true;
    }

    /** Whether it is to go on; once it is not, it never is again. */
    synchronized boolean wanted() {
        given = given || clients.stream().noneMatch(Presence::here);
        return !given;
    }

    synchronized void cancel() {
        given = true;
    }

    /** Does it, for all. */
    ImagesPruneResponse run(Supplier<ImagesPruneResponse> work, Runnable atEnd) {
        try {
            ImagesPruneResponse done = ended(work, atEnd);
            result.complete(done);
            return done;
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            result.completeExceptionally(
                    EngineException.system("prune " + job.id() + " broke off", null));
        }
    }

    /** Nobody shall join, or wait for, what has its result. */
    private static ImagesPruneResponse ended(Supplier<ImagesPruneResponse> work, Runnable atEnd) {
        try {
            return work.get();
        } finally {
            atEnd.run();
        }
    }

    /** Waits for what the one who runs it has done. */
    ImagesPruneResponse result(Presence client) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            try {
                return result.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                requireHere(client);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : EngineException.system(String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw EngineException.system("context canceled", e);
            }
        }
        throw EngineException.unavailable(
                "prune " + job.id() + ", begun at " + job.since() + ", has not ended yet");
    }

    /** Waits until it is over, whatever came of it. */
    void awaitEnd(Presence client) {
        try {
            result(client);
        } catch (RuntimeException e) {
            if (!result.isDone()) {
                throw e;
            }
        }
    }

    private static void requireHere(Presence client) {
        if (!client.here()) {
            throw new EngineException(ErrorKind.CANCELLED, "the client has gone");
        }
    }
}
