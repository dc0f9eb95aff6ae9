package io.drydock.service.health;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ProbedContainers;
import io.drydock.api.engine.health.HealthChecks;
import io.drydock.api.spi.Succession;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Pipes;
import io.drydock.api.spi.linux.ProcessHandles;
import io.drydock.api.spi.linux.SeqPacketSockets;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Publishes the prober and lets it run as long as this generation is in charge. */
@Component(service = HealthChecks.class, immediate = true)
@EngineModule(name = "health")
public final class HealthComponent implements HealthChecks, Succession {

    private final Supplier<Prober> probers;
    private final AtomicReference<@Nullable Prober> prober = new AtomicReference<>();

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
        Machine machine = new Machine(sockets, pipes, processes, namespaces);
        probers =
                () ->
                        new Prober(
                                runs,
                                containers,
                                new UnhealthyRestarts(runs, lifecycle, Prober::pause),
                                machine);
    }

    @Override
    public Counts counts() {
        Prober present = prober.get();
        return present == null ? new Counts(0, 0, 0) : present.counts();
    }

    @Override
    public void begin() {
        Prober next = probers.get();
        close(prober.getAndSet(next));
        Thread.ofVirtual().name("health").start(next);
    }

    /** What health was stands with the containers: there is nothing to say. */
    @Override
    public byte[] handOver(Duration limit) {
        close();
        return new byte[0];
    }

    @Override
    public void takeOver(byte[] state) {
        begin();
    }

    @Deactivate
    void close() {
        close(prober.getAndSet(null));
    }

    private static void close(@Nullable Prober old) {
        if (old != null) {
            old.close();
        }
    }
}
