package io.drydock.service.registry;

import io.drydock.api.engine.image.ImageExchange;
import io.drydock.api.engine.image.ImageExchange.DepartingLayer;
import io.drydock.api.engine.image.ImageExchange.PublishedBlob;
import io.drydock.api.model.ProgressMessage;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImageName;
import io.drydock.api.spi.linux.ContentHashes;
import io.drydock.api.spi.registry.RegistrySession;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** The layers of one image on their way out, several at once. */
final class PushedLayers {

    private final ImageExchange images;
    private final ContentHashes hashes;
    private final RegistrySession session;
    private final Slots slots;
    private final TransferLimits limits;
    private final ImageName name;
    private final Transfer job;
    private final Consumer<ProgressMessage> progress;

    PushedLayers(
            ImageExchange images,
            ContentHashes hashes,
            RegistrySession session,
            Slots slots,
            TransferLimits limits,
            ImageName name,
            Transfer job,
            Consumer<ProgressMessage> progress) {
        this.images = images;
        this.hashes = hashes;
        this.session = session;
        this.slots = slots;
        this.limits = limits;
        this.name = name;
        this.job = job;
        this.progress = progress;
    }

    /** What the registry has of each layer in the end, lowest first. */
    List<PublishedBlob> push(List<DepartingLayer> layers) {
        List<PushedLayer> all = new ArrayList<>();
        for (DepartingLayer layer : layers.reversed()) {
            PushedLayer one =
                    new PushedLayer(images, hashes, session, limits, name, layer, job, progress);
            one.say("Preparing");
            all.add(one);
        }
        List<CompletableFuture<PublishedBlob>> results = new ArrayList<>();
        for (PushedLayer one : all) {
            CompletableFuture<PublishedBlob> result = new CompletableFuture<>();
            results.addFirst(result);
            if (!slots.run(() -> complete(result, one))) {
                one.say("Waiting");
            }
        }
        // A layer under way holds its own resources: wait for all, then tell the first failure.
        CompletableFuture<Void> every =
                CompletableFuture.allOf(results.toArray(new CompletableFuture<?>[0]));
        every.exceptionally(failure -> null).join();
        return results.stream().map(PushedLayers::result).toList();
    }

    private void complete(CompletableFuture<PublishedBlob> result, PushedLayer layer) {
        try {
            job.requireGoingOn();
            result.complete(layer.push());
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static PublishedBlob result(CompletableFuture<PublishedBlob> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw EngineException.system(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Transfer.canceled();
        }
    }
}
