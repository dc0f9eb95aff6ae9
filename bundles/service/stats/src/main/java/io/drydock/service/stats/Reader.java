package io.drydock.service.stats;

import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.model.stats.CpuStats;
import io.drydock.api.model.stats.InterfaceStats;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Takes samples. */
final class Reader {

    private final Machine machine;

    Reader(Machine machine) {
        this.machine = machine;
    }

    Sample read(ContainerRun run) {
        Figures figures = machine.figures(run.pid());
        SystemCpu system = SystemCpu.read(machine.proc().resolve("stat"));
        return new Sample(
                Instant.now(),
                new CpuStats(figures.cpu(), system.nanos(), system.online(), figures.throttling()),
                figures.memory(machine.memory()),
                figures.pids(),
                figures.blkio(),
                networks(run));
    }

    /** On the host's network there are no interfaces of the container's own. */
    private Map<String, InterfaceStats> networks(ContainerRun run) {
        if (run.host().networkMode().equals("host")) {
            return Map.of();
        }
        Path process = machine.proc().resolve(Long.toString(run.pid()));
        return Interfaces.read(process.resolve("net/dev"));
    }
}
