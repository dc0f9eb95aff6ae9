package io.drydock.service.archive;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Threads for what is all system calls, away from the carriers of virtual threads. */
final class NativeThreads implements AutoCloseable {

    private final ExecutorService pool =
            Executors.newCachedThreadPool(
                    Thread.ofPlatform().daemon().name("drydock-files-", 0).factory());

    /** Runs the work and waits for its end; how long it lasts is up to the client's stream. */
    <T> T call(Supplier<T> work) {
        Future<T> result = pool.submit(work::get);
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException cause -> throw cause;
                case Error cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EngineException(ErrorKind.CANCELLED, "interrupted", e);
        }
    }

    /** No new work; what is under way goes on. */
    @Override
    public void close() {
        pool.shutdown();
    }
}
