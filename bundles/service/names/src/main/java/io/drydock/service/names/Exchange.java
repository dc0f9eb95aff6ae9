package io.drydock.service.names;

import io.drydock.api.spi.linux.NetworkNamespaces;

import org.jspecify.annotations.Nullable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;

/**
 * One question to one server and its answer, as bytes. Each question has a socket of its own, so
 * that its port cannot be guessed, opened inside the guest's network and used from outside.
 */
final class Exchange {

    private static final int LARGEST = 65_535;
    private static final int HEADER_BYTES = 12;
    private static final int RESPONSE = 0x80;

    private final NetworkNamespaces namespaces;
    private final Duration limit;

    Exchange(NetworkNamespaces namespaces, Duration limit) {
        this.namespaces = namespaces;
        this.limit = limit;
    }

    /**
     * Asks in a datagram, or over a stream.
     *
     * @throws IOException without an answer in time
     */
    byte[] ask(Upstream server, Path netns, byte[] query, boolean stream) throws IOException {
        Path from = server.onHost() ? null : netns;
        return stream ? overStream(server, from, query) : inDatagrams(server, from, query);
    }

    private <T> T open(@Nullable Path netns, Callable<T> socket) throws IOException {
        try {
            return netns == null ? socket.call() : namespaces.inside(netns, socket);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    private byte[] inDatagrams(Upstream server, @Nullable Path netns, byte[] query)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (DatagramChannel channel = open(netns, DatagramChannel::open)) {
            // Connected: the kernel takes packets of this server alone, and tells of refusals.
            channel.connect(server.place());
            DatagramSocket socket = channel.socket();
            socket.send(new DatagramPacket(query, query.length));
            byte[] buffer = new byte[LARGEST];
            while (true) {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.setSoTimeout(left(deadline));
                socket.receive(packet);
                byte[] answer = Arrays.copyOf(buffer, packet.getLength());
                if (answers(query, answer)) {
                    return answer;
                }
            }
        }
    }

    private byte[] overStream(Upstream server, @Nullable Path netns, byte[] query)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (SocketChannel channel = open(netns, SocketChannel::open)) {
            Socket socket = channel.socket();
            socket.connect(server.place(), left(deadline));
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(framed(query));
            out.flush();
            socket.setSoTimeout(left(deadline));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] answer = new byte[in.readUnsignedShort()];
            in.readFully(answer);
            if (!answers(query, answer)) {
                throw new IOException("no answer to the question");
            }
            return answer;
        }
    }

    /** A message as it stands in a stream: its length goes before it. */
    static byte[] framed(byte[] message) {
        byte[] framed = new byte[message.length + 2];
        framed[0] = (byte) (message.length >> 8);
        framed[1] = (byte) message.length;
        System.arraycopy(message, 0, framed, 2, message.length);
        return framed;
    }

    private static int left(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) millis;
    }

    private static boolean answers(byte[] query, byte[] answer) {
        return answer.length >= HEADER_BYTES
                && answer[0] == query[0]
                && answer[1] == query[1]
                && (answer[2] & RESPONSE) != 0;
    }
}
