package io.drydock.service.image;

import io.drydock.service.tar.ArchiveException;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** Lets one load at a time make a layer; others wait for it and then find the layer. */
final class Claims {

    private static final long MAX_WAIT_MINUTES = 60;
    private static final long LOOK_MILLIS = 200;

    private final Map<String, CompletableFuture<Boolean>> claims = new ConcurrentHashMap<>();

    /** Waits until nobody else makes the layer; the caller must {@link #release} it. */
    void claim(String chain, BooleanSupplier wanted) throws IOException {
        CompletableFuture<Boolean> mine = new CompletableFuture<>();
        CompletableFuture<Boolean> other = claims.putIfAbsent(chain, mine);
        while (other != null) {
            await(other, chain, wanted);
            other = claims.putIfAbsent(chain, mine);
        }
    }

    void release(String chain) {
        CompletableFuture<Boolean> mine = claims.remove(chain);
        if (mine != null) {
            mine.complete(true);
        }
    }

    private static void await(
            CompletableFuture<Boolean> other, String chain, BooleanSupplier wanted)
            throws IOException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(MAX_WAIT_MINUTES);
        while (!ended(other)) {
            if (!wanted.getAsBoolean()) {
                throw new IOException("context canceled");
            }
            if (System.nanoTime() > end) {
                throw new ArchiveException(
                        "waited an hour for another load of layer " + Digests.shortId(chain));
            }
        }
    }

    private static boolean ended(CompletableFuture<Boolean> other) throws IOException {
        try {
            return other.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
