package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.BlobUpload;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Flow;
import java.util.concurrent.Flow.Subscriber;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A blob as the body of a request, read piece by piece as the connection takes it. It knows how
 * long the server has let it wait: how long an upload takes as a whole nobody can say.
 */
final class UploadBody implements BodyPublisher, AutoCloseable {

    /** The JDK's own takes 16 KiB at a time, and as many turns of its threads. */
    private static final int PIECE = 128 << 10;

    private static final long NOT_WAITING = 0;

    private final BlobUpload blob;
    private volatile long handedOver = NOT_WAITING;
    private volatile boolean whole;
    private volatile @Nullable Reading current;

    UploadBody(BlobUpload blob) {
        this.blob = blob;
    }

    @Override
    public long contentLength() {
        return blob.size();
    }

    /** For how long the server has neither taken more nor answered. */
    Duration silence() {
        long since = handedOver;
        return since == NOT_WAITING ? Duration.ZERO : Duration.ofNanos(System.nanoTime() - since);
    }

    /** Whether all has been handed over, so that only the answer is waited for. */
    boolean whole() {
        return whole;
    }

    @Override
    public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
        whole = false;
        Reading reading = new Reading(subscriber);
        current = reading;
        subscriber.onSubscribe(reading);
    }

    /** Ends what is still being read, for a client that is shut down does not. */
    @Override
    public void close() {
        Reading last = current;
        if (last != null) {
            last.cancel();
        }
    }

    /** One attempt at sending it. */
    private final class Reading implements Flow.Subscription {

        private final Subscriber<? super ByteBuffer> subscriber;
        private final AtomicLong wanted = new AtomicLong();
        private volatile InputStream content = InputStream.nullInputStream();
        private boolean open;
        private volatile boolean over;

        Reading(Subscriber<? super ByteBuffer> subscriber) {
            this.subscriber = subscriber;
        }

        /** May come from within {@code onNext}: whoever is at it goes on then. */
        @Override
        public void request(long count) {
            if (wanted.getAndAdd(count) > 0) {
                return;
            }
            do {
                if (!over) {
                    next();
                }
            } while (wanted.decrementAndGet() > 0);
        }

        private void next() {
            handedOver = NOT_WAITING;
            try {
                if (!open) {
                    open = true;
                    content = blob.content().open();
                    if (over) {
                        content.close();
                    }
                }
                byte[] piece = new byte[PIECE];
                int count = content.readNBytes(piece, 0, PIECE);
                boolean last = count < PIECE;
                if (last) {
                    over = true;
                    content.close();
                    whole = true;
                }
                handedOver = System.nanoTime();
                if (count > 0) {
                    subscriber.onNext(ByteBuffer.wrap(piece, 0, count));
                }
                if (last) {
                    subscriber.onComplete();
                }
            } catch (IOException | RuntimeException e) {
                cancel();
                subscriber.onError(e);
            }
        }

        @Override
        public void cancel() {
            over = true;
            try {
                content.close();
            } catch (IOException e) {
                // Nobody wants it any more.
            }
        }
    }
}
