package io.drydock.kernel.linux;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * Runs work on a platform thread made for it, which ends afterwards: the place for unshare and
 * setns, since a thread that changed its namespaces must never serve anybody else.
 */
final class FreshThread {

    private FreshThread() {}

    static <T> T call(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name("drydock-namespace")
                .start(
                        () -> {
                            try {
                                result.complete(work.call());
                            } catch (RuntimeException | Error e) {
                                result.completeExceptionally(e);
                            } catch (Exception e) {
                                result.completeExceptionally(new CompletionException(e));
                            }
                        });
        return Offload.join(result);
    }
}
