package io.drydock.api.engine.health;

/**
 * Probing of containers.
 *
 * <p>The prober finds the containers it has to probe by itself and reports to {@link
 * io.drydock.api.engine.container.ProbedContainers}; this contract is what it tells of itself.
 */
public interface HealthChecks {

    /** Numbers since this provider came up; from a snapshot. */
    Counts counts();

    /**
     * What it does.
     *
     * @param probed containers that are being probed
     * @param checks probes that ended
     * @param failed those among them that failed
     */
    record Counts(int probed, long checks, long failed) {}
}
