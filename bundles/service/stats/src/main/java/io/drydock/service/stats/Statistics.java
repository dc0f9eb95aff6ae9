package io.drydock.service.stats;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.engine.container.ContainerRuns.ContainerRun;
import io.drydock.api.engine.stats.StatsEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.EmptyObject;
import io.drydock.api.model.RfcTimestamp;
import io.drydock.api.model.stats.ContainerStats;
import io.drydock.api.model.stats.CpuStats;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Samples as a stream of documents. */
final class Statistics implements StatsEngine, CursorSource {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final ContainerRuns containers;
    private final Sampler sampler;
    private final InstantSource clock;

    Statistics(ContainerRuns containers, Sampler sampler, InstantSource clock) {
        this.containers = containers;
        this.sampler = sampler;
        this.clock = clock;
    }

    @Override
    public CursorBody stats(ApiVersion version, String reference, boolean stream, boolean oneShot) {
        if (stream && oneShot) {
            throw invalid("cannot have stream=true and one-shot=true");
        }
        return new CursorBody(
                SOURCE,
                Map.of(
                        "id", containers.find(reference).id(),
                        "stream", Boolean.toString(stream),
                        "one-shot", Boolean.toString(oneShot),
                        "os", version.atLeast(52) ? "linux" : ""),
                "application/json");
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        ContainerRun run = containers.find(arguments.getOrDefault("id", ""));
        Request request =
                new Request(
                        run,
                        Boolean.parseBoolean(arguments.get("stream")),
                        Boolean.parseBoolean(arguments.get("one-shot")),
                        arguments.getOrDefault("os", ""));
        Seen seen = Seen.parse(cursor);
        return switch (run.state()) {
            case RUNNING, PAUSED -> live(request, seen, cursor, maxWait);
            case IDLE, RESTARTING -> empty(request, seen, cursor, maxWait);
        };
    }

    private record Request(ContainerRun run, boolean stream, boolean oneShot, String os) {}

    private CursorPage live(Request request, Seen seen, String cursor, Duration maxWait) {
        if (request.oneShot()) {
            return page(request, sampler.now(request.run()), Seen.NOTHING);
        }
        Sample sample = sampler.next(request.run(), seen.time(), maxWait);
        if (sample == null) {
            return new CursorPage(new byte[0], cursor, false);
        }
        if (!request.stream() && cursor.equals(CursorPage.START)) {
            // the first is what the one that is sent is told against
            return new CursorPage(new byte[0], Seen.of(sample).cursor(), false);
        }
        return page(request, sample, seen);
    }

    private static CursorPage page(Request request, Sample sample, Seen seen) {
        ContainerStats stats =
                new ContainerStats(
                        RfcTimestamp.format(sample.read()),
                        seen.read(),
                        sample.pids(),
                        sample.blkio(),
                        0,
                        EmptyObject.INSTANCE,
                        sample.cpu(),
                        seen.cpu(),
                        sample.memory(),
                        "/" + request.run().name(),
                        request.run().id(),
                        request.os(),
                        sample.networks());
        return new CursorPage(bytes(stats), Seen.of(sample).cursor(), !request.stream());
    }

    /** One a second as well, so that a client sees that the connection lives. */
    private CursorPage empty(Request request, Seen seen, String cursor, Duration maxWait) {
        Instant now = clock.instant();
        Duration left = INTERVAL.minus(Duration.between(seen.time(), now));
        if (request.stream() && left.isPositive()) {
            pause(left.compareTo(maxWait) < 0 ? left : maxWait);
            return new CursorPage(new byte[0], cursor, false);
        }
        ContainerRun run = request.run();
        ContainerStats stats = ContainerStats.empty(run.id(), "/" + run.name(), request.os());
        Seen next = new Seen(RfcTimestamp.format(now), CpuStats.NONE);
        return new CursorPage(bytes(stats), next.cursor(), !request.stream());
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(ContainerStats stats) {
        return (Json.write(stats) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
