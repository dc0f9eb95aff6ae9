package io.drydock.service.image;

import io.drydock.api.engine.image.PruneJobs;
import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.Filters;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

/** Prunes under way; dockerd lets only one run and refuses the others. */
final class PruneRuns implements PruneJobs {

    private final Work work;
    private final Map<Filters, PruneRun> running = new ConcurrentHashMap<>();

    /** Prunes, as long as it is wanted. */
    interface Work {
        ImagesPruneResponse prune(Filters filters, BooleanSupplier wanted);
    }

    PruneRuns(Work work) {
        this.work = work;
    }

    /** Joins the one of these filters, unless that one is about to end before its time. */
    ImagesPruneResponse prune(Filters filters, Presence client) {
        PruneRun mine = new PruneRun(filters, client);
        while (true) {
            PruneRun first = running.putIfAbsent(filters, mine);
            if (first == null) {
                return run(mine, filters);
            }
            if (first.join(client)) {
                return first.result(client);
            }
            first.awaitEnd(client);
        }
    }

    private ImagesPruneResponse run(PruneRun mine, Filters filters) {
        return mine.run(
                () -> work.prune(filters, mine::wanted), () -> running.remove(filters, mine));
    }

    @Override
    public List<TransferJobs.Job> prunes() {
        return running.values().stream()
                .map(PruneRun::job)
                .sorted(Comparator.comparing(TransferJobs.Job::since))
                .toList();
    }

    @Override
    public boolean cancelPrune(String id) {
        for (PruneRun run : running.values()) {
            if (run.job().id().equals(id)) {
                run.cancel();
                return true;
            }
        }
        return false;
    }
}
