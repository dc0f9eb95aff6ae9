package io.drydock.driver.proxy.userland;

import io.drydock.api.spi.network.ProxyDriver.Forward;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Passes datagrams on, each caller's from a socket of its own, so that answers find back. Who says
 * nothing for 90 s, as with dockerd's proxy, is forgotten.
 */
final class PacketListener implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger(PacketListener.class);
    private static final Duration SILENCE = Duration.ofSeconds(90);
    private static final int LARGEST = 65535;

    private final DatagramChannel socket;
    private final Forward forward;
    private final Map<SocketAddress, Caller> callers = new ConcurrentHashMap<>();
    private final Thread receiver;

    private PacketListener(DatagramChannel socket, Forward forward) {
        this.socket = socket;
        this.forward = forward;
        this.receiver = Thread.ofVirtual().name("proxy-" + forward.port()).unstarted(this::receive);
    }

    static PacketListener open(Forward forward) throws IOException {
        InetAddress address = InetAddress.ofLiteral(forward.address());
        DatagramChannel socket = DatagramChannel.open(StreamListener.family(address));
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            socket.bind(new InetSocketAddress(address, forward.port()));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        PacketListener listener = new PacketListener(socket, forward);
        listener.receiver.start();
        return listener;
    }

    private void receive() {
        ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
        while (socket.isOpen()) {
            try {
                SocketAddress from = socket.receive(buffer.clear());
                if (from != null && !isForeign(from)) {
                    caller(from).send(buffer.flip());
                }
            } catch (IOException e) {
                LOG.debug("{}: {}", forward, e.getMessage());
            }
        }
        callers.values().forEach(Caller::close);
    }

    /** A socket of IPv6 hears IPv4 too, which is another's. */
    private boolean isForeign(SocketAddress from) {
        return forward.address().contains(":")
                && from instanceof InetSocketAddress remote
                && remote.getAddress() instanceof Inet4Address;
    }

    private Caller caller(SocketAddress from) throws IOException {
        Caller known = callers.get(from);
        if (known != null && known.socket.isOpen()) {
            return known;
        }
        Caller fresh = new Caller(from);
        callers.put(from, fresh);
        Thread.ofVirtual().name("proxy-" + forward.port()).start(fresh::answer);
        return fresh;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}", forward, e);
        }
        Listener.await(receiver);
    }

    /** One that has sent something. */
    private final class Caller {

        private final SocketAddress address;
        private final DatagramChannel socket;

        Caller(SocketAddress address) throws IOException {
            this.address = address;
            InetAddress target = InetAddress.ofLiteral(forward.target());
            this.socket = DatagramChannel.open(StreamListener.family(target));
            socket.connect(new InetSocketAddress(target, forward.targetPort()));
        }

        void send(ByteBuffer datagram) throws IOException {
            socket.write(datagram);
        }

        void answer() {
            ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
            try {
                socket.socket().setSoTimeout((int) SILENCE.toMillis());
                DatagramPacket packet = new DatagramPacket(buffer.array(), LARGEST);
                while (true) {
                    packet.setLength(LARGEST);
                    socket.socket().receive(packet);
                    PacketListener.this.socket.send(
                            ByteBuffer.wrap(packet.getData(), 0, packet.getLength()), address);
                }
            } catch (IOException e) {
                LOG.debug("{}: {} is done: {}", forward, address, e.getMessage());
            } finally {
                callers.remove(address, this);
                close();
            }
        }

        void close() {
            try {
                socket.close();
            } catch (IOException e) {
                LOG.debug("{}", forward, e);
            }
        }
    }
}
