package io.drydock.service.logs;

import io.drydock.api.engine.EngineModule;
import io.drydock.api.engine.container.ContainerStreams.LogsRequest;
import io.drydock.api.engine.log.ContainerLogs;
import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.LogConfig;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.linux.SparseFiles;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.ReadableLogDriver;
import io.drydock.service.leases.Leases;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** Logs of containers; see the contract. */
@Component(
        service = {ContainerLogs.class, CursorSource.class},
        property = CursorSource.NAME + "=" + LogsSource.SOURCE,
        configurationPid = "io.drydock.engine",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@EngineModule(name = "logs")
public final class LogsComponent implements ContainerLogs, CursorSource {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("log-timer").daemon().factory());
    private final Drivers drivers;
    private final LogOptions options;
    private final Claim claim;
    private final Runs runs;
    private final LogsSource source;

    /** Called by the component runtime. */
    @Activate
    public LogsComponent(
            @Reference Drivers drivers, @Reference SparseFiles files, Settings settings) {
        this.drivers = drivers;
        Places places = new Places(Path.of(settings.data$_$root()));
        options =
                new LogOptions(
                        drivers,
                        new LogConfig(settings.log$_$driver(), pairs(settings.log$_$opts())));
        claim = new Claim(places.claims());
        runs = new Runs(new Works(places, drivers, files, claim, executor, timer));
        source = new LogsSource(drivers, runs);
    }

    /** This generation goes; monitors and spools stay as they are. */
    @Deactivate
    void stop() {
        runs.close();
        claim.close();
        timer.shutdownNow();
        executor.shutdown();
    }

    @Override
    public LogConfig complete(LogConfig wanted) {
        return options.complete(wanted);
    }

    @Override
    public Optional<Path> open(LogSubject subject) {
        if (!kept(subject)) {
            return Optional.empty();
        }
        try {
            return Optional.of(runs.open(subject, !readable(subject) && cached(subject)));
        } catch (EngineException e) {
            throw EngineException.system(
                    "failed to initialize logging driver: " + e.getMessage(), e);
        }
    }

    @Override
    public void finish(String containerId, boolean again) {
        runs.finish(containerId, again);
    }

    @Override
    public void remove(LogSubject subject) {
        if (!kept(subject) || runs.remove(subject.id())) {
            return;
        }
        Leases.use(
                drivers,
                LogDriver.class,
                subject.config().type(),
                driver -> {
                    driver.remove(Plans.target(subject));
                    return true;
                });
    }

    @Override
    public void retain(Collection<String> containerIds) {
        runs.retain(containerIds);
    }

    @Override
    public String path(LogSubject subject) {
        if (!kept(subject)) {
            return "";
        }
        return Leases.use(
                drivers,
                LogDriver.class,
                subject.config().type(),
                driver -> driver.path(Plans.target(subject)));
    }

    @Override
    public CursorBody read(ApiVersion version, LogSubject subject, LogsRequest request) {
        ReadPlan.check(request);
        if (!kept(subject)) {
            throw LogsSource.unreadable();
        }
        boolean cached = !readable(subject);
        if (cached && !cached(subject)) {
            throw LogsSource.unreadable();
        }
        boolean multiplexed = !subject.terminal() && version.atLeast(42);
        return new CursorBody(
                LogsSource.SOURCE,
                ReadPlan.of(subject, request, cached).arguments(),
                multiplexed ? Hijack.MULTIPLEXED : Hijack.RAW);
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        return source.poll(arguments, cursor, maxWait);
    }

    private static boolean kept(LogSubject subject) {
        return !subject.config().type().equals(LogOptions.NONE);
    }

    private boolean readable(LogSubject subject) {
        return Leases.use(
                drivers,
                LogDriver.class,
                subject.config().type(),
                ReadableLogDriver.class::isInstance);
    }

    private boolean cached(LogSubject subject) {
        return !LogOptions.cacheDisabled(subject.config().config())
                && drivers.names(LogDriver.class).contains(Plans.CACHE_DRIVER);
    }

    private static Map<String, String> pairs(String[] texts) {
        Map<String, String> pairs = new HashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals > 0) {
                pairs.put(text.substring(0, equals), text.substring(equals + 1));
            }
        }
        return pairs;
    }
}
