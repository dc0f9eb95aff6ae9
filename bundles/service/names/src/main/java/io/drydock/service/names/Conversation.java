package io.drydock.service.names;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SocketChannel;

/** Questions over one stream, one after the other. */
final class Conversation implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final int IDLE_MILLIS = 10_000;

    private final Desk desk;
    private final Seat seat;
    private final SocketChannel channel;
    private volatile boolean listening = true;
    private volatile boolean ending;

    Conversation(Desk desk, Seat seat, SocketChannel channel) {
        this.desk = desk;
        this.seat = seat;
        this.channel = channel;
    }

    @Override
    public void run() {
        try (channel) {
            channel.configureBlocking(true);
            Socket socket = channel.socket();
            socket.setSoTimeout(IDLE_MILLIS);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (!ending) {
                byte[] query = new byte[in.readUnsignedShort()];
                listening = false;
                in.readFully(query);
                byte[] answer = desk.stream(seat, query);
                if (answer == null) {
                    return;
                }
                socket.getOutputStream().write(Exchange.framed(answer));
                listening = true;
            }
        } catch (IOException e) {
            // The other side has ended it or said nothing for long.
            LOG.trace("conversation with container {} ends: {}", seat.containerId(), e.toString());
        }
    }

    /** The question under way is the last one: another generation answers from now on. */
    void end() {
        ending = true;
        if (listening) {
            try {
                channel.close();
            } catch (IOException e) {
                LOG.debug("closing a conversation: {}", e.toString());
            }
        }
    }
}
