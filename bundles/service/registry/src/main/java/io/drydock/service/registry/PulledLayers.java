package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.ArrivingLayer;
import io.drydock.api.model.Descriptor;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.spi.registry.RegistrySession;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The layers of one image on their way. */
final class PulledLayers implements AutoCloseable {

    /** How long the unpacking, which has failed, waits to hear whether the download is to blame. */
    private static final Duration BLAME = Duration.ofMinutes(1);

    private final List<PulledLayer> layers = new ArrayList<>();
    private final boolean[] done;
    private final int present;
    private int completed;

    PulledLayers(
            ImageExchange images,
            Downloads downloads,
            RegistrySession session,
            List<Descriptor> blobs,
            int present,
            Consumer<ProgressMessage> progress) {
        this.done = new boolean[blobs.size()];
        this.present = present;
        for (int i = 0; i < blobs.size(); i++) {
            Descriptor blob = blobs.get(i);
            int number = i;
            layers.add(
                    new PulledLayer(
                            blob,
                            downloads,
                            () -> images.partial(blob.digest()),
                            session,
                            progress,
                            () -> unpacked(number)));
        }
    }

    void begin() {
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).say(i < present ? "Already exists" : "Pulling fs layer");
        }
        layers.subList(present, layers.size()).forEach(PulledLayer::begin);
    }

    List<ArrivingLayer> arriving() {
        return layers.stream().map(layer -> new ArrivingLayer(layer.blob(), layer)).toList();
    }

    /** A layer counts as complete when all below it do. */
    private synchronized void unpacked(int number) {
        done[number] = true;
        while (completed < done.length && done[completed]) {
            if (completed >= present) {
                layers.get(completed).say("Pull complete");
            }
            completed++;
        }
    }

    /** What a failed unpacking may come from: a download that has failed or is about to. */
    java.util.Optional<RuntimeException> failure() {
        for (PulledLayer layer : layers) {
            for (Download download : layer.begun().stream().toList()) {
                try {
                    if (download.failure().isEmpty() && !download.whole()) {
                        download.await(layers.size() == 1 ? BLAME : BLAME.dividedBy(4));
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return java.util.Optional.empty();
                }
                if (download.failure().isPresent()) {
                    return download.failure();
                }
            }
        }
        return java.util.Optional.empty();
    }

    @Override
    public void close() {
        layers.forEach(PulledLayer::leave);
    }
}
