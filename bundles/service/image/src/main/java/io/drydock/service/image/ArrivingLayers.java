package io.drydock.service.image;

import io.drydock.service.tar.ArchiveException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * The layers of one image that comes: those that are here, and those to unpack, beside each other
 * where the graph driver can.
 */
final class ArrivingLayers {

    private static final int THREADS = Math.clamp(Runtime.getRuntime().availableProcessors(), 2, 8);

    private final LayerMaking making;
    private final List<Arriving> layers = new ArrayList<>();

    /** One of them; {@code found} if it is here. */
    private record Arriving(
            String chain, String parentChain, LayerArrival from, @Nullable Layer found) {}

    ArrivingLayers(LayerMaking making) {
        this.making = making;
    }

    /** Adds the next layer above; returns whether it must be unpacked. */
    boolean add(LayerArrival from) throws IOException {
        String parent = layers.isEmpty() ? "" : layers.getLast().chain();
        String chain = Digests.chain(parent, from.diffId());
        Optional<Layer> found = making.findOrClaim(chain, from::wanted);
        layers.add(new Arriving(chain, parent, from, found.orElse(null)));
        return found.isEmpty();
    }

    /** All layers, lowest first, each on the disk. */
    List<Layer> unpack() throws IOException {
        List<Layer> done = making.detached() ? beside() : oneByOne();
        for (int i = 0; i < done.size(); i++) {
            if (layers.get(i).found() == null) {
                making.filled(done.get(i));
            }
        }
        return done;
    }

    private List<Layer> oneByOne() throws IOException {
        List<Layer> done = new ArrayList<>();
        for (Arriving layer : layers) {
            String below = done.isEmpty() ? null : done.getLast().cacheId();
            done.add(
                    layer.found() == null
                            ? fill(layer, making.begin(layer.parentChain(), below))
                            : here(layer, layer.found()));
        }
        return done;
    }

    private List<Layer> beside() throws IOException {
        ExecutorService threads =
                Executors.newFixedThreadPool(
                        THREADS, Thread.ofPlatform().daemon().name("drydock-unpack-", 0).factory());
        try {
            return beside(new ExecutorCompletionService<>(threads));
        } finally {
            threads.shutdownNow();
            await(threads);
        }
    }

    private List<Layer> beside(ExecutorCompletionService<Boolean> work) throws IOException {
        Layer[] done = new Layer[layers.size()];
        int begun = 0;
        @Nullable String below = null;
        for (int i = 0; i < layers.size(); i++) {
            Arriving layer = layers.get(i);
            if (layer.found() != null) {
                done[i] = here(layer, layer.found());
                below = done[i].cacheId();
                continue;
            }
            Optional<EarlyLayer> early = layer.from().early().filter(making::canTake);
            if (early.isPresent()) {
                done[i] = taken(layer, early.get(), below);
                below = done[i].cacheId();
                continue;
            }
            LayerMaking.Begun place = making.begin(layer.parentChain(), below);
            below = place.cacheId();
            int number = i;
            work.submit(
                    () -> {
                        done[number] = fill(layer, place);
                        return true;
                    });
            begun++;
        }
        for (int i = 0; i < begun; i++) {
            result(work);
        }
        return List.of(done);
    }

    private static Layer here(Arriving layer, Layer found) {
        layer.from().unpacked();
        return found;
    }

    private Layer taken(Arriving layer, EarlyLayer early, @Nullable String below)
            throws ArchiveException {
        requireRight(layer, early.diffId());
        return making.take(early, layer.parentChain(), below);
    }

    private static void requireRight(Arriving layer, String diffId) throws ArchiveException {
        if (!layer.from().diffId().equals(diffId)) {
            throw layer.from().mistaken(diffId);
        }
    }

    private Layer fill(Arriving layer, LayerMaking.Begun place) throws IOException {
        try (InputStream in = layer.from().open()) {
            Layer made = making.fill(place, in);
            // The archive may end before the blob does, and only the blob's end says that it is
            // good.
            in.transferTo(OutputStream.nullOutputStream());
            requireRight(layer, made.diffId());
            layer.from().unpacked();
            return made;
        }
    }

    private static void result(ExecutorCompletionService<Boolean> work) throws IOException {
        try {
            work.take().get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IOException(e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The places are theirs until they have ended. */
    private static void await(ExecutorService threads) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = threads.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
