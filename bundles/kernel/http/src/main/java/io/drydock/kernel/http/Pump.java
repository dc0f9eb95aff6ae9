package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.stream.AttachPoint;
import io.drydock.api.spi.stream.StreamObserver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Moves the bytes of one attached client, from the answer's head to the end of the connection.
 *
 * <p>The caller's virtual thread carries the output, a second one the input. The seat at the
 * meeting point is taken before the head goes out ({@link #Pump}), because the client may start the
 * process as soon as it has read the head.
 */
final class Pump {

    private static final Logger LOG = LoggerFactory.getLogger(Pump.class);
    private static final Duration STATUS_KNOWN = Duration.ofSeconds(10);
    private static final Duration LINGER = Duration.ofSeconds(2);

    private final Hijack hijack;
    private final StreamServices services;
    private final Meetings meetings;
    private final MeetingPoint point;
    private final Object seat;
    private final PumpState state = new PumpState();

    /** Takes a seat at the hijack's meeting point. {@link #run} must follow, or {@link #leave}. */
    Pump(Hijack hijack, StreamServices services, Meetings meetings) {
        this.hijack = hijack;
        this.services = services;
        this.meetings = meetings;
        point = meetings.at(hijack.point());
        seat = point.sit();
    }

    /** Tells that a client attaches, before it reads the head and starts the process. */
    void announce() {
        tell(observer -> observer.attached(hijack.tag()));
    }

    /** Gives up the seat. */
    void leave() {
        point.connected(seat);
        meetings.forget(hijack.point(), point);
    }

    /** Runs the stream to its end and closes the link. */
    void run(ClientLink link, OpenStreams streams, HangupWatch hangups, CursorPump replay) {
        Runnable ender =
                () -> {
                    finish(PumpState.End.STOPPED);
                    link.close();
                };
        streams.add(ender);
        SelectionKey watched =
                hangups.watch(link.channel(), () -> finish(PumpState.End.CLIENT_GONE));
        PumpInput input = new PumpInput(hijack, link, state);
        Thread inputThread = Thread.ofVirtual().name("stdin " + hijack.tag()).start(input);
        try {
            stream(link, replay);
        } finally {
            leave();
            state.end(PumpState.End.STOPPED);
            streams.remove(ender);
            close(link, inputThread);
            if (watched != null) {
                watched.cancel();
            }
        }
    }

    private void stream(ClientLink link, CursorPump replay) {
        try {
            CursorBody body = hijack.replay();
            if (body != null) {
                replay.copy(body, page -> link.write(page), state::ended);
            }
            AttachPoint address = hijack.live() ? point.await(seat) : null;
            if (address != null && !state.ended()) {
                attached(link, address);
            }
            lastWords(link);
        } catch (IOException e) {
            finish(PumpState.End.CLIENT_GONE);
            LOG.debug("stream of {} lost its client", hijack.tag(), e);
        } catch (DriverException e) {
            LOG.warn("stream of {}: {}", hijack.tag(), e.getMessage());
        }
    }

    private void attached(ClientLink link, AttachPoint address) throws IOException {
        try (SeqPacketConnection process = connect(address)) {
            if (!state.connected(process)) {
                return;
            }
            point.connected(seat);
            new PumpOutput(hijack, process, state).copyTo(link);
            if (state.end(PumpState.End.PROCESS) && !point.awaitEnd(STATUS_KNOWN)) {
                LOG.warn("nobody closed {} within {}", hijack.point(), STATUS_KNOWN);
            }
        } finally {
            if (state.detached()) {
                tell(observer -> observer.detached(hijack.tag()));
            }
        }
    }

    /** Why the process never ran; the exit code alone would leave the user guessing. */
    private void lastWords(ClientLink link) throws IOException {
        byte[] words = point.lastWords().getBytes(StandardCharsets.UTF_8);
        if (words.length == 0 || state.clientLeft()) {
            return;
        }
        ByteBuffer text = ByteBuffer.wrap(words);
        if (hijack.framed()) {
            link.write(StreamFrame.header(AttachPoint.STDOUT, words.length), text);
        } else {
            link.write(text);
        }
    }

    private SeqPacketConnection connect(AttachPoint address) {
        SeqPacketSockets sockets = services.sockets();
        if (sockets == null) {
            throw new DriverException(
                    DriverException.Kind.UNAVAILABLE, "kernel/linux is not there to connect");
        }
        SeqPacketConnection process = sockets.connect(address.socket());
        ReleasePipe.write(address.release());
        return process;
    }

    private void finish(PumpState.End end) {
        state.end(end);
        point.connected(seat);
    }

    private void close(ClientLink link, Thread input) {
        if (!state.gone()) {
            // Unread input at close would make the client lose output (RST, ECONNRESET): end our
            // side, and let the client end its own first.
            link.endOutput();
            try {
                input.join(LINGER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        link.close();
    }

    private void tell(Consumer<StreamObserver> message) {
        for (StreamObserver observer : services.observers()) {
            try {
                message.accept(observer);
            } catch (RuntimeException e) {
                LOG.warn("a stream observer failed", e);
            }
        }
    }
}
