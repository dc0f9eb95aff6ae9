package io.drydock.service.image;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Runs work that is all system calls away from the carriers of virtual threads. */
final class PlatformThread {

    private PlatformThread() {}

    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T call(String name, Work<T> work) throws IOException {
        if (!Thread.currentThread().isVirtual()) {
            return work.run();
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread.ofPlatform()
                .daemon()
                .name(name)
                .start(
                        () -> {
                            try {
                                result.complete(work.run());
                            } catch (Throwable e) {
                                result.completeExceptionally(e);
                            }
                        });
        return await(result);
    }

    private static <T> T await(CompletableFuture<T> result) throws IOException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IOException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
