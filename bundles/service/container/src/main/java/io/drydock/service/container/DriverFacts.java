package io.drydock.service.container;

import io.drydock.api.engine.image.RootFilesystems;
import io.drydock.api.model.container.GraphDriverData;
import io.drydock.api.model.error.EngineException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * What drivers say of a container as long as they have it. They are asked beside the request, once
 * for each container: a driver that hangs costs a reader a moment, and the answer the one field.
 */
final class DriverFacts {

    private static final Logger LOG = LoggerFactory.getLogger(DriverFacts.class);

    /** Enough for a driver that works; no more than a reader may be made to wait. */
    private static final Duration PATIENCE = Duration.ofMillis(500);

    /**
     * What they say; empty where they said nothing.
     *
     * @param logPath file of its log
     * @param graph where its root is
     */
    record Facts(String logPath, GraphDriverData graph) {}

    private final Map<String, CompletableFuture<Facts>> known = new ConcurrentHashMap<>();
    private final Function<Container, Facts> drivers;
    private final Function<Container, String> place;
    private final Executor executor;

    DriverFacts(Parts parts, Executor executor) {
        this(
                container -> ask(parts, container),
                container -> parts.roots().driver(container.id()),
                executor);
    }

    /** {@code place}: the driver that has the root, which may move; answers at once. */
    DriverFacts(
            Function<Container, Facts> drivers,
            Function<Container, String> place,
            Executor executor) {
        this.drivers = drivers;
        this.place = place;
        this.executor = executor;
    }

    private static Facts ask(Parts parts, Container container) {
        RootFilesystems.GraphData graph = parts.roots().graph(container.id());
        return new Facts(
                parts.logs().path(LogSubjects.of(container, parts.directories())),
                new GraphDriverData(graph.data(), graph.driver()));
    }

    Facts of(Container container) {
        CompletableFuture<Facts> before = known.get(container.id());
        if (before != null && outdated(container, before)) {
            known.remove(container.id(), before);
        }
        CompletableFuture<Facts> facts =
                known.computeIfAbsent(
                        container.id(),
                        id ->
                                CompletableFuture.supplyAsync(
                                        () -> drivers.apply(container), executor));
        try {
            return facts.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("drivers do not say where container {} is", container.shortId());
        } catch (ExecutionException e) {
            LOG.warn("drivers do not know container {}", container.shortId(), e.getCause());
            known.remove(container.id(), facts);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new Facts("", new GraphDriverData(Map.of(), container.graphDriver()));
    }

    private boolean outdated(Container container, CompletableFuture<Facts> facts) {
        if (facts.state() != Future.State.SUCCESS) {
            return false;
        }
        try {
            return !facts.resultNow().graph().name().equals(place.apply(container));
        } catch (EngineException e) {
            LOG.debug("it is not known where container {} is", container.shortId());
            return false;
        }
    }

    void forget(String id) {
        known.remove(id);
    }
}
