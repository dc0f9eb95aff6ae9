package io.drydock.driver.graph.devicemapper;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ProcessOutput;
import io.drydock.api.spi.linux.Processes;
import io.drydock.api.spi.linux.SpawnRequest;

import java.time.Duration;
import java.util.List;

/** Runs programs to their end. */
final class Programs {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final Processes processes;

    Programs(Processes processes) {
        this.processes = processes;
    }

    boolean has(String program) {
        return processes.which(program).isPresent();
    }

    /** What it wrote; a failure is the driver's. */
    String run(List<String> words) {
        ProcessOutput output = attempt(words);
        if (!output.success()) {
            throw new DriverException(
                    Kind.SYSTEM, String.join(" ", words) + ": " + output.stderr().strip());
        }
        return output.stdout();
    }

    String run(String... words) {
        return run(List.of(words));
    }

    ProcessOutput attempt(List<String> words) {
        return processes.run(SpawnRequest.of(words), new byte[0], LIMIT);
    }
}
