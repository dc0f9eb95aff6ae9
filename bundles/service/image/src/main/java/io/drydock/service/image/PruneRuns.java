package io.drydock.service.image;

import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImagesPruneResponse;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Prunes under way; dockerd lets only one run and refuses the others. */
final class PruneRuns implements PruneJobs {

    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Work work;
    private final Map<Filters, Run> running = new ConcurrentHashMap<>();

    /** Prunes, as long as it is wanted. */
    interface Work {
        ImagesPruneResponse prune(Filters filters, BooleanSupplier wanted);
    }

    PruneRuns(Work work) {
        this.work = work;
    }

    ImagesPruneResponse prune(Filters filters) {
        Run mine = new Run(filters);
        Run first = running.putIfAbsent(filters, mine);
        return first == null ? mine.run() : first.join();
    }

    @Override
    public List<TransferJobs.Job> prunes() {
        return running.values().stream()
                .map(run -> run.job)
                .sorted(Comparator.comparing(TransferJobs.Job::since))
                .toList();
    }

    @Override
    public boolean cancelPrune(String id) {
        for (Run run : running.values()) {
            if (run.job.id().equals(id)) {
                run.cancelled = true;
                return true;
            }
        }
        return false;
    }

    private final class Run {

        private final Filters filters;
        private final TransferJobs.Job job;
        private final CompletableFuture<ImagesPruneResponse> result = new CompletableFuture<>();
        private volatile boolean cancelled;

        Run(Filters filters) {
            this.filters = filters;
            String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
            String subject =
                    filters.terms().isEmpty() ? "images" : "images with " + filters.terms();
            this.job = new TransferJobs.Job(id.substring(0, 12), "prune", subject, Instant.now());
        }

        ImagesPruneResponse run() {
            try {
                ImagesPruneResponse done = work.prune(filters, () -> !cancelled);
                result.complete(done);
                return done;
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
                throw e;
            } finally {
                running.remove(filters, this);
                result.completeExceptionally(
                        EngineException.system("prune " + job.id() + " broke off", null));
            }
        }

        ImagesPruneResponse join() {
            try {
                return result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                throw e.getCause() instanceof RuntimeException cause
                        ? cause
                        : EngineException.system(String.valueOf(e.getCause()), e);
            } catch (TimeoutException e) {
                throw EngineException.unavailable(
                        "prune " + job.id() + ", begun at " + job.since() + ", has not ended yet");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw EngineException.system("context canceled", e);
            }
        }
    }
}
