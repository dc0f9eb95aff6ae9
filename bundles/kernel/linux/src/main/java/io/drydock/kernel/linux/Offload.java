package io.drydock.kernel.linux;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Keeps calls that may last off the carriers of virtual threads: on a platform thread the work runs
 * in place, on a virtual one it moves to a platform thread while the virtual thread is parked.
 */
final class Offload {

    private static final ExecutorService POOL =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("drydock-native-", 0).factory());

    private Offload() {}

    static void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return true;
                });
    }

    static <T> T call(Supplier<T> work) {
        if (!Thread.currentThread().isVirtual()) {
            return work.get();
        }
        return join(CompletableFuture.supplyAsync(work, POOL));
    }

    /** The result, or what the work threw as it was thrown. */
    static <T> T join(CompletableFuture<T> result) {
        try {
            return result.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
