package io.drydock.service.system;

import io.drydock.api.model.error.EngineException;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets callers that ask the same at the same time wait for one scan. */
final class SharedScans {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final ConcurrentHashMap<Object, CompletableFuture<Scan>> running =
            new ConcurrentHashMap<>();

    Scan scan(Object question, Supplier<Scan> scan) {
        CompletableFuture<Scan> mine = new CompletableFuture<>();
        CompletableFuture<Scan> other = running.putIfAbsent(question, mine);
        if (other != null) {
            return await(other);
        }
        try {
            mine.complete(scan.get());
        } catch (RuntimeException | Error e) {
            mine.completeExceptionally(e);
        } finally {
            running.remove(question, mine);
        }
        return await(mine);
    }

    private static Scan await(CompletableFuture<Scan> scan) {
        try {
            return scan.copy().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw EngineException.unavailable("another scan of the disk usage does not end");
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
