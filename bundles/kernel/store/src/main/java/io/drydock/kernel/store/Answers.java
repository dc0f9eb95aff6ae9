package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for the answer to a change, for so long. */
final class Answers {
    private final Writer writer;
    private final Duration patience;

    Answers(Writer writer, Duration patience) {
        this.writer = writer;
        this.patience = patience;
    }

    <T> T await(Change<T> change) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    long left = deadline - System.nanoTime();
                    return change.answer().get(left, TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                    if (change.withdraw()) {
                        throw writer.unavailable(
                                "the caller was interrupted while waiting its turn");
                    }
                    // Under way: the outcome is milliseconds away and better known than not.
                } catch (TimeoutException e) {
                    throw late(change);
                } catch (ExecutionException e) {
                    throw failure(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private StoreException late(Change<?> change) {
        String why = "its disk has not answered for " + patience.toSeconds() + " s";
        if (change.withdraw()) {
            return writer.unavailable(why);
        }
        return new StoreException(
                Kind.IN_DOUBT, "a change may or may not have been made to the database: " + why);
    }

    static RuntimeException failure(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
