package io.drydock.driver.registry.oci;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The body of an answer as a stream whose reads have a deadline each; the JDK's own waits for ever
 * when a server falls silent.
 */
final class BodyStream extends InputStream implements BodySubscriber<InputStream> {

    private static final int AHEAD = 24;

    private sealed interface Event {
        record Bytes(List<ByteBuffer> buffers) implements Event {}

        record Failed(Throwable cause) implements Event {}

        record Ended() implements Event {}
    }

    private final Duration patience;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final Deque<ByteBuffer> ready = new ArrayDeque<>();
    private @Nullable IOException failure;
    private boolean ended;

    BodyStream(Duration patience) {
        this.patience = patience;
    }

    @Override
    public CompletionStage<InputStream> getBody() {
        return CompletableFuture.completedStage(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        if (!subscription.complete(to)) {
            to.cancel();
        } else {
            to.request(AHEAD);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        events.add(new Event.Bytes(buffers));
    }

    @Override
    public void onError(Throwable cause) {
        events.add(new Event.Failed(cause));
    }

    @Override
    public void onComplete() {
        events.add(new Event.Ended());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (ready.isEmpty()) {
            if (failure != null) {
                throw failure;
            }
            if (ended) {
                return -1;
            }
            accept();
        }
        ByteBuffer first = ready.getFirst();
        int count = Math.min(length, first.remaining());
        first.get(into, offset, count);
        if (!first.hasRemaining()) {
            ready.removeFirst();
        }
        return count;
    }

    /** What can be read without a wait. */
    @Override
    public int available() throws IOException {
        while (ready.isEmpty() && events.peek() instanceof Event.Bytes) {
            accept();
        }
        return ready.isEmpty() ? 0 : ready.getFirst().remaining();
    }

    private void accept() throws IOException {
        switch (next()) {
            case Event.Bytes(List<ByteBuffer> buffers) -> {
                buffers.stream().filter(ByteBuffer::hasRemaining).forEach(ready::add);
                subscription.thenAccept(to -> to.request(1));
            }
            case Event.Failed(Throwable cause) ->
                    failure = new IOException(cause.getMessage(), cause);
            case Event.Ended() -> ended = true;
        }
    }

    private Event next() throws IOException {
        try {
            Event event = events.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (event == null) {
                close();
                failure = new HttpTimeoutException("no data for " + patience.toSeconds() + " s");
                throw failure;
            }
            return event;
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        subscription.thenAccept(Flow.Subscription::cancel);
        onError(new IOException("closed"));
    }
}
