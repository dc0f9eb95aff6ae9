package io.drydock.service.logs;

import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which drivers a container's entries go to, and as whose. */
final class Plans {

    static final String CACHE_DRIVER = "local";

    /** What may wait in a spool for an end point that takes nothing. */
    private static final long MOST_WAITING = 256L << 20;

    private static final long NON_BLOCKING_DEFAULT = 1_000_000;

    private Plans() {}

    /** The cache is where logs are read whose driver cannot be. */
    static List<SinkPlan> of(LogSubject subject, boolean cached) {
        List<SinkPlan> plans = new ArrayList<>();
        String driver = subject.config().type();
        plans.add(new SinkPlan("driver", driver, target(subject), limit(subject)));
        if (cached) {
            plans.add(new SinkPlan("cache", CACHE_DRIVER, cache(subject), MOST_WAITING));
        }
        return plans;
    }

    static LogTarget target(LogSubject subject) {
        return new LogTarget(
                subject.id(),
                subject.directory(),
                LogOptions.ofDriver(subject.config().config()),
                Attributes.of(subject),
                Tag.of(subject),
                new LogOrigin(
                        subject.name(),
                        subject.imageId(),
                        subject.imageName(),
                        subject.created(),
                        subject.command()));
    }

    static LogTarget cache(LogSubject subject) {
        Map<String, String> options = new HashMap<>();
        for (String option : List.of("max-size", "max-file", "compress")) {
            String value = subject.config().config().get("cache-" + option);
            if (value != null) {
                options.put(option, value);
            }
        }
        Path directory = subject.directory().resolve("log-cache");
        return new LogTarget(subject.id(), directory, options, Attributes.of(subject));
    }

    private static long limit(LogSubject subject) {
        Map<String, String> options = subject.config().config();
        if (!options.getOrDefault("mode", "").equals("non-blocking")) {
            return MOST_WAITING;
        }
        String size = options.getOrDefault("max-buffer-size", "");
        return size.isEmpty() ? NON_BLOCKING_DEFAULT : Sizes.bytes(size);
    }
}
