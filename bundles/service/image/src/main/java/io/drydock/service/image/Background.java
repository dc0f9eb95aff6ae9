package io.drydock.service.image;

import io.drydock.api.spi.graph.GraphDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What nobody waits for: deleting layers the store has forgotten. What is not done when the engine
 * stops is found again as unknown at the next start.
 */
final class Background implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final LayerRecords records;
    private final Contents contents;
    private final ExecutorService worker =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("drydock-layers-", 0).factory());

    Background(LayerRecords records, Contents contents) {
        this.records = records;
        this.contents = contents;
    }

    void run(String what, Runnable work) {
        worker.execute(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException e) {
                        LOG.warn("{} failed: {}", what, e.getMessage(), e);
                    }
                });
    }

    void remove(Graph graph, List<Layer> layers) {
        if (!layers.isEmpty()) {
            layers.stream()
                    .collect(Collectors.groupingBy(Layer::driver))
                    .forEach((driver, its) -> remove(graph, driver, its));
            run("forgetting layers", () -> layers.forEach(one -> records.forget(one.cacheId())));
            run("forgetting blobs", contents::sweep);
        }
    }

    private void remove(Graph graph, String driver, List<Layer> layers) {
        run("removing layers", () -> graph.run(driver, one -> remove(one, layers)));
    }

    private static void remove(GraphDriver driver, List<Layer> layers) {
        layers.forEach(layer -> driver.remove(layer.cacheId()));
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(5, TimeUnit.SECONDS)) {
                worker.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
