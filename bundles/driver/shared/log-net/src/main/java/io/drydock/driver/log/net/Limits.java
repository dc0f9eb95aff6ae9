package io.drydock.driver.log.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Deadlines for calls that have none: what is late is closed, and so ends with an error. */
public final class Limits {

    /** For a connection to be made. */
    public static final Duration CONNECT = Duration.ofSeconds(3);

    /** For bytes to be taken or answered. */
    public static final Duration SEND = Duration.ofSeconds(5);

    private Limits() {}

    /** A call that may fail. */
    interface Call<T> {
        T run() throws IOException;
    }

    static <T> T within(Duration limit, String whom, Closeable victim, Call<T> call)
            throws IOException {
        AtomicBoolean late = new AtomicBoolean();
        CompletableFuture<Boolean> watch = new CompletableFuture<>();
        watch.whenComplete(
                (done, timeout) -> {
                    if (timeout != null) {
                        late.set(true);
                        close(victim);
                    }
                });
        watch.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            return call.run();
        } catch (IOException e) {
            if (late.get()) {
                throw new IOException("waited " + limit.toSeconds() + " s for " + whom, e);
            }
            throw e;
        } finally {
            watch.complete(true);
        }
    }

    static void close(Closeable victim) {
        try {
            victim.close();
        } catch (IOException e) {
            // it is of no use any more
        }
    }
}
