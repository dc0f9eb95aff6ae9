package io.drydock.api.engine.container;

import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.Health;
import io.drydock.api.model.container.HostConfig;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Containers as the services beside the container service see them: health, stats, process lists.
 *
 * <p>Everything is answered from a snapshot in memory. Who follows containers waits in {@link
 * #awaitChange} and looks at all of them again; to be told of one change too many is normal, and
 * after a swap of the container service the count begins anew.
 */
public interface ContainerRuns {

    /**
     * One container by full id, name or unambiguous prefix of its id.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND {@code No such container: x}
     */
    ContainerRun find(String reference);

    /** All that run, are paused or wait to be started again. */
    List<ContainerRun> live();

    /**
     * Waits until the count of changes is another one than {@code seen}, {@code limit} at most, and
     * returns it. A change counts when it is visible here.
     */
    long awaitChange(long seen, Duration limit);

    /** Process ids in the container, as the host sees them; empty when it does not run. */
    List<Long> processes(String id);

    /**
     * Publishes an event of the container, with its labels, image and name besides the attributes
     * given. Does nothing for a container that is gone.
     */
    void publish(String id, String action, Map<String, String> attributes);

    /** Where a container is in its life, as far as others care. */
    enum State {
        /** No process: created, exited, being removed. */
        IDLE,
        /** Its process runs. */
        RUNNING,
        /** Its processes are frozen. */
        PAUSED,
        /** No process now, but its restart policy will start one. */
        RESTARTING
    }

    /**
     * A container at one moment.
     *
     * @param id 64 hex digits
     * @param name without slash
     * @param number of the present run; another run has another number
     * @param state where it is
     * @param pid of its first process as the host sees it, 0 when it has none
     * @param started begin of the last run, null if it never ran
     * @param config in force
     * @param host in force
     * @param health as last recorded, null without a health check or before its first run
     */
    record ContainerRun(
            String id,
            String name,
            long number,
            State state,
            long pid,
            @Nullable Instant started,
            ContainerConfig config,
            HostConfig host,
            @Nullable Health health) {

        public ContainerRun {
            Objects.requireNonNull(id);
            Objects.requireNonNull(name);
            Objects.requireNonNull(state);
            Objects.requireNonNull(config);
            Objects.requireNonNull(host);
        }
    }
}
