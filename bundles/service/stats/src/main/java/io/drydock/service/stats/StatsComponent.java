package io.drydock.service.stats;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.stats.StatsEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.linux.Cgroups;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;

/** Publishes statistics, and their stream for clients. */
@Component(
        service = {StatsEngine.class, CursorSource.class},
        property = CursorSource.NAME + "=" + StatsEngine.SOURCE)
@EngineModule(name = "stats")
public final class StatsComponent implements StatsEngine, CursorSource {

    private final Sampler sampler;
    private final Statistics statistics;

    /** Called by the component runtime. */
    @Activate
    public StatsComponent(
            @Reference(target = EngineModule.HANDLE) ContainerRuns containers,
            @Reference Cgroups cgroups) {
        Machine machine = Machine.of(Path.of("/proc"), cgroups);
        sampler = new Sampler(containers, new Reader(machine));
        statistics = new Statistics(containers, sampler, InstantSource.system());
    }

    @Override
    public CursorBody stats(ApiVersion version, String reference, boolean stream, boolean oneShot) {
        return statistics.stats(version, reference, stream, oneShot);
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        return statistics.poll(arguments, cursor, maxWait);
    }

    @Deactivate
    void close() {
        sampler.close();
    }
}
