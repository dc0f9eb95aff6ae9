package io.drydock.service.names;

import io.drydock.api.spi.linux.KeptSockets.Claim;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One thread for the sockets of all sandboxes. It ends when another generation has claimed them;
 * the sockets stay open.
 */
final class ServingLoop implements Runnable, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServingLoop.class);
    private static final int LARGEST = 65_535;

    /** So often it looks whether it has been superseded: seldom, but often during a swap. */
    private static final int LOOK_MILLIS = 1_000;

    private static final int CLOSE_LOOK_MILLIS = 2;

    /** Datagrams of one guest before the next one's turn. */
    private static final int TURN = 64;

    private static final int CONVERSATIONS = 1024;

    private final Claim claim;
    private final Desk desk;
    private final Selector selector;
    private final Thread thread;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private volatile boolean leaving;
    private volatile boolean ended;

    ServingLoop(Claim claim, Desk desk) {
        this.claim = claim;
        this.desk = desk;
        try {
            this.selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.thread = Thread.ofPlatform().name("names").daemon().unstarted(this);
    }

    void start() {
        thread.start();
    }

    /** Serves these sockets from now on, until they are closed. */
    void add(Seat seat) {
        try {
            seat.pair().datagrams().register(selector, SelectionKey.OP_READ, seat);
            seat.pair().streams().register(selector, SelectionKey.OP_ACCEPT, seat);
        } catch (ClosedChannelException e) {
            LOG.warn("the sockets of container {} are closed already", seat.containerId());
        }
        selector.wakeup();
    }

    /** Lets go of sockets that were closed: their namespace lives as long as they are known. */
    void release() {
        selector.wakeup();
    }

    /** Another generation is about to take the sockets over. */
    void superseding() {
        leaving = true;
        selector.wakeup();
    }

    @Override
    public void run() {
        try (selector) {
            while (!ended && claim.holds()) {
                selector.select(this::ready, leaving ? CLOSE_LOOK_MILLIS : LOOK_MILLIS);
            }
        } catch (IOException e) {
            LOG.error("names are not answered any more", e);
        }
        conversations.forEach(Conversation::end);
    }

    private void ready(SelectionKey key) {
        Seat seat = (Seat) key.attachment();
        try {
            if (key.channel() instanceof DatagramChannel datagrams) {
                receive(seat, datagrams);
            } else {
                accept(seat, (ServerSocketChannel) key.channel());
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("question of container {}: {}", seat.containerId(), e.toString());
        }
    }

    private void receive(Seat seat, DatagramChannel datagrams) throws IOException {
        for (int i = 0; i < TURN; i++) {
            buffer.clear();
            SocketAddress from = datagrams.receive(buffer);
            if (from == null) {
                return;
            }
            buffer.flip();
            byte[] raw = new byte[buffer.remaining()];
            buffer.get(raw);
            desk.datagram(seat, raw, from);
        }
    }

    private void accept(Seat seat, ServerSocketChannel streams) throws IOException {
        SocketChannel channel = streams.accept();
        if (channel == null) {
            return;
        }
        if (conversations.size() >= CONVERSATIONS) {
            channel.close();
            return;
        }
        Conversation conversation = new Conversation(desk, seat, channel);
        conversations.add(conversation);
        Thread.startVirtualThread(
                () -> {
                    try {
                        conversation.run();
                    } finally {
                        conversations.remove(conversation);
                    }
                });
    }

    @Override
    public void close() {
        ended = true;
        selector.wakeup();
        try {
            thread.join(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
