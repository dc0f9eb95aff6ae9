package io.drydock.service.health;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;

import java.time.Duration;

/** One way to ask a container how it is. */
interface Probe {

    /**
     * Asks once; returns after the time-out at the latest, give or take what killing takes.
     *
     * @throws io.drydock.api.model.error.EngineException CONFLICT or NOT_FOUND when the run that is
     *     probed is over: there is nothing to say then
     * @throws InterruptedException when the monitor is stopped meanwhile; nothing is left running
     */
    ProbeResult ask(ContainerRun run, Duration timeout) throws InterruptedException;
}
