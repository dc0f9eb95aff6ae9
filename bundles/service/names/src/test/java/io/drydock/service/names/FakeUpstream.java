package io.drydock.service.names;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A name server of a test's own, at port 53 of an address of the namespace it is made in. */
final class FakeUpstream implements AutoCloseable {

    private final DatagramSocket datagrams;
    private final ServerSocket streams;

    /** {@code answer} is given the question; an empty answer is silence. */
    FakeUpstream(String address, UnaryOperator<byte[]> answer) {
        this(address, answer, answer::apply);
    }

    FakeUpstream(
            String address, UnaryOperator<byte[]> answer, Function<byte[], byte[]> longAnswer) {
        try {
            InetAddress place = InetAddress.ofLiteral(address);
            datagrams = new DatagramSocket(new InetSocketAddress(place, 53));
            streams = new ServerSocket(53, 50, place);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        Thread.ofPlatform().daemon().start(() -> datagrams(answer));
        Thread.ofPlatform().daemon().start(() -> streams(longAnswer));
    }

    private void datagrams(UnaryOperator<byte[]> answer) {
        byte[] buffer = new byte[65_535];
        while (!datagrams.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                datagrams.receive(packet);
                byte[] reply = answer.apply(java.util.Arrays.copyOf(buffer, packet.getLength()));
                if (reply.length > 0) {
                    datagrams.send(
                            new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                return;
            }
        }
    }

    private void streams(Function<byte[], byte[]> answer) {
        while (!streams.isClosed()) {
            try (Socket peer = streams.accept()) {
                DataInputStream in = new DataInputStream(peer.getInputStream());
                byte[] query = new byte[in.readUnsignedShort()];
                in.readFully(query);
                peer.getOutputStream().write(Exchange.framed(answer.apply(query)));
            } catch (IOException e) {
                // The next one may do better, unless this is the end.
            }
        }
    }

    @Override
    public void close() throws IOException {
        datagrams.close();
        streams.close();
    }
}
