package io.drydock.api.engine.container;

import io.drydock.api.model.container.Health;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * What the container service does for those who probe the health of containers.
 *
 * <p><b>Story.</b> The container service sets the health to {@code starting} itself when a
 * container with a health check starts, and to {@code unhealthy} when it ends, so that inspect is
 * right at every moment. In between the prober owns it: it runs probes, by {@link #begin} and
 * {@link #end} where a probe is a process in the container, and reports what they said by {@link
 * #record}.
 *
 * <p>No call waits for a probe: the prober reads the probe's output and watches its monitor itself,
 * so that neither service is pinned by the other while a probe runs.
 */
public interface ProbedContainers {

    /**
     * Prepares a process of the container's user with the container's environment, and publishes
     * {@code exec_create} and {@code exec_start}. It runs as soon as its streams are connected and
     * its release was written to.
     *
     * @param run number of the run that is probed
     * @throws io.drydock.api.model.error.EngineException CONFLICT if that run is over or paused;
     *     others if the command cannot be run
     */
    Probe begin(String containerId, long run, List<String> command);

    /**
     * Kills what still runs of a probe with all its children, clears everything away and publishes
     * {@code exec_die}. Call it once the monitor has ended or time is up.
     *
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND for a probe of an earlier
     *     generation of the container service
     */
    ProbeEnd end(String probeId);

    /** Kills and clears away what earlier probers have left, a crash of the engine included. */
    void sweep();

    /**
     * Records health; publishes {@code health_status: x} when the status has changed. Ignored when
     * the run is over.
     */
    void record(String containerId, long run, Health health);

    /**
     * A probe that waits for its streams.
     *
     * @param id of the exec, 64 hex digits
     * @param socket the monitor's SEQPACKET socket
     * @param release where to write one byte once connected, null when it runs already
     * @param monitor process id of the monitor, which ends after the process
     * @param monitorStarted start time of the monitor in clock ticks since boot
     */
    record Probe(
            String id, Path socket, @Nullable Path release, long monitor, long monitorStarted) {

        public Probe {
            Objects.requireNonNull(id);
            Objects.requireNonNull(socket);
        }
    }

    /**
     * How a probe ended.
     *
     * @param exitCode of the process; -1 when it is not known
     * @param error why it never ran, empty when it did
     */
    record ProbeEnd(int exitCode, String error) {

        public ProbeEnd {
            Objects.requireNonNull(error);
        }
    }
}
