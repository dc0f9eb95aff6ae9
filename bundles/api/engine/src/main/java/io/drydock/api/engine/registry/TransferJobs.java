package io.drydock.api.engine.registry;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Pulls and pushes that are under way. */
public interface TransferJobs {

    /** All of them, oldest first. */
    List<Job> jobs();

    /**
     * Ends one; its client is told {@code context canceled}.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND if there is no such job (any
     *     more)
     */
    void cancel(String id);

    /**
     * One piece of work.
     *
     * @param kind {@code pull} or {@code push}
     * @param subject what is moved
     */
    record Job(String id, String kind, String subject, Instant since) {
        public Job {
            Objects.requireNonNull(id);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(subject);
            Objects.requireNonNull(since);
        }
    }
}
