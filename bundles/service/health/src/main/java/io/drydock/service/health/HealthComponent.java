package io.drydock.service.health;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.engine.health.HealthChecks;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.SeqPacketSockets;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Publishes the prober and lets it run. */
@Component(service = HealthChecks.class, immediate = true)
@EngineModule(name = "health")
public final class HealthComponent implements HealthChecks {

    private final Prober prober;

    /** Called by the component runtime. */
    @Activate
    public HealthComponent(
            @Reference(target = EngineModule.HANDLE) ContainerRuns runs,
            @Reference(target = EngineModule.HANDLE) ProbedContainers containers,
            @Reference(target = EngineModule.HANDLE) ContainerLifecycle lifecycle,
            @Reference SeqPacketSockets sockets,
            @Reference Pipes pipes,
            @Reference ProcessHandles processes,
            @Reference NetworkNamespaces namespaces) {
        prober =
                new Prober(
                        runs,
                        containers,
                        new UnhealthyRestarts(runs, lifecycle, Prober::pause),
                        new Machine(sockets, pipes, processes, namespaces));
        Thread.ofVirtual().name("health").start(prober);
    }

    @Override
    public Counts counts() {
        return prober.counts();
    }

    @Deactivate
    void close() {
        prober.close();
    }
}
