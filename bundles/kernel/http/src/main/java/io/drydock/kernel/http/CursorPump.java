package io.drydock.kernel.http;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Polls cursor sources. Each poll is one short call through the source's handle, so a swap of the
 * service behind it falls between two polls; while there is no provider the stream just waits.
 */
final class CursorPump {

    private static final Logger LOG = LoggerFactory.getLogger(CursorPump.class);
    private static final Duration POLL = Duration.ofMillis(750);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StreamServices services;
    private final Duration absence;

    /**
     * @param absence how long a source may be away before the stream fails
     */
    CursorPump(StreamServices services, Duration absence) {
        this.services = services;
        this.absence = absence;
    }

    /**
     * The first page, without waiting for bytes.
     *
     * @throws EngineException what the source says, or UNAVAILABLE when it stays away
     */
    CursorPage first(CursorBody body) {
        return poll(body, CursorPage.START, Duration.ZERO, () -> false);
    }

    /**
     * Copies from the beginning; see {@link #copy(CursorBody, CursorPage, PageWriter,
     * BooleanSupplier)}.
     */
    void copy(CursorBody body, PageWriter to, BooleanSupplier stop) throws IOException {
        try {
            copy(body, first(body), to, stop);
        } catch (EngineException e) {
            LOG.debug("nothing to replay from {}", body.source(), e);
        }
    }

    /** Writes the page and all that follow, until the last, {@code stop}, or an error. */
    void copy(CursorBody body, CursorPage first, PageWriter to, BooleanSupplier stop)
            throws IOException {
        CursorPage page = first;
        while (true) {
            if (page.bytes().length > 0) {
                to.write(ByteBuffer.wrap(page.bytes()));
            }
            if (page.end() || stop.getAsBoolean()) {
                return;
            }
            try {
                page = poll(body, page.cursor(), POLL, stop);
            } catch (EngineException e) {
                LOG.info("stream of {} ended: {}", body.source(), e.getMessage());
                return;
            }
        }
    }

    private CursorPage poll(
            CursorBody body, String cursor, Duration maxWait, BooleanSupplier stop) {
        long deadline = System.nanoTime() + absence.toNanos();
        while (true) {
            try {
                CursorSource source = services.source(body.source());
                if (source != null) {
                    return source.poll(body.arguments(), cursor, maxWait);
                }
            } catch (EngineException e) {
                if (e.kind() != ErrorKind.UNAVAILABLE) {
                    throw e;
                }
            }
            if (System.nanoTime() > deadline) {
                throw EngineException.unavailable(
                        "waited " + absence.toSeconds() + " s for the source of " + body.source());
            }
            if (stop.getAsBoolean()) {
                return new CursorPage(new byte[0], cursor, true);
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EngineException.unavailable("interrupted");
        }
    }
}
