package io.drydock.kernel.http;

import io.drydock.api.spi.DriverException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Tells a monitor that holds its process back that the stream is connected. */
final class ReleasePipe {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private ReleasePipe() {}

    /** Writes one byte; on a platform thread, since opening a fifo waits for its reader. */
    static void write(@Nullable Path pipe) {
        if (pipe == null) {
            return;
        }
        CompletableFuture<@Nullable Void> written = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("release " + pipe).start(() -> write(pipe, written));
        try {
            written.orTimeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (java.util.concurrent.CompletionException e) {
            String why = e.getCause() instanceof TimeoutException ? "nobody reads" : "cannot write";
            throw new DriverException(
                    DriverException.Kind.UNAVAILABLE, why + " the release pipe " + pipe, e);
        }
    }

    private static void write(Path pipe, CompletableFuture<@Nullable Void> written) {
        try {
            Files.write(pipe, new byte[] {'\n'}, StandardOpenOption.WRITE);
            written.complete(null);
        } catch (IOException e) {
            written.completeExceptionally(e);
        }
    }
}
