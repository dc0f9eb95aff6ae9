package io.drydock.service.names;

import io.drydock.api.engine.network.NameServers.Guest;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Answers questions: at once those the directory answers, on a thread of their own those that wait
 * for others.
 */
final class Desk implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);

    /** For questions under way when this generation goes; they end by themselves later, too. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Supplier<Directory> directory;
    private final Forwarding forwarding;
    private final ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor();

    Desk(Supplier<Directory> directory, Forwarding forwarding) {
        this.directory = directory;
        this.forwarding = forwarding;
    }

    /** A question that came in a datagram; never waits. */
    void datagram(Seat seat, byte[] raw, SocketAddress from) {
        Directory now = directory.get();
        Guest guest = now.guests().get(seat.containerId());
        Message query = query(raw);
        if (guest == null || query == null) {
            return;
        }
        Message known = Answers.of(now, guest, query);
        if (known != null) {
            send(seat, known.toWire(Replies.limit(query)), from);
            return;
        }
        waiting.execute(
                () -> send(seat, forwarding.ask(guest, seat.permits(), raw, query, false), from));
    }

    /** A question that came by stream; null where there is nothing to say. */
    byte @Nullable [] stream(Seat seat, byte[] raw) {
        Directory now = directory.get();
        Guest guest = now.guests().get(seat.containerId());
        Message query = query(raw);
        if (guest == null || query == null) {
            return null;
        }
        Message known = Answers.of(now, guest, query);
        return known == null
                ? forwarding.ask(guest, seat.permits(), raw, query, true)
                : known.toWire(Replies.STREAM_BYTES);
    }

    /** Null for what is no question. */
    private static @Nullable Message query(byte[] raw) {
        try {
            Message message = new Message(raw);
            return message.getHeader().getFlag(Flags.QR) ? null : message;
        } catch (IOException | RuntimeException e) {
            return null;
        }
    }

    private static void send(Seat seat, byte[] answer, SocketAddress to) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(answer);
            // Nothing is sent while the socket's buffer is full; on loopback that is a moment.
            for (int attempt = 0; attempt < 100; attempt++) {
                if (seat.pair().datagrams().send(bytes, to) > 0) {
                    return;
                }
                Thread.yield();
            }
            LOG.warn("container {} takes no answers", seat.containerId());
        } catch (IOException e) {
            LOG.debug("answer to container {}: {}", seat.containerId(), e.toString());
        }
    }

    @Override
    public void close() {
        waiting.shutdown();
        try {
            waiting.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
