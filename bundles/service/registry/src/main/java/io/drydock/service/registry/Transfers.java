package io.drydock.service.registry;

import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;

import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** All that is under way. */
final class Transfers implements TransferJobs {

    private final Map<String, Transfer> jobs = new ConcurrentHashMap<>();

    /** What a job does. */
    interface Work {
        void run(Transfer job, Consumer<ProgressMessage> progress);
    }

    /** Runs the work on a thread of its own; {@code progress} is called on the caller's. */
    void run(String kind, String subject, Consumer<ProgressMessage> progress, Work work) {
        String id =
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()).substring(0, 12);
        Transfer job = new Transfer(new TransferJobs.Job(id, kind, subject, Instant.now()));
        jobs.put(id, job);
        try {
            new Relay(progress).run(job, work);
        } finally {
            jobs.remove(id);
        }
    }

    @Override
    public List<TransferJobs.Job> jobs() {
        return jobs.values().stream()
                .map(Transfer::description)
                .sorted(Comparator.comparing(TransferJobs.Job::since))
                .toList();
    }

    @Override
    public void cancel(String id) {
        Transfer job = jobs.get(id);
        if (job == null) {
            throw EngineException.notFound("No such job: " + id);
        }
        job.cancel();
    }
}
