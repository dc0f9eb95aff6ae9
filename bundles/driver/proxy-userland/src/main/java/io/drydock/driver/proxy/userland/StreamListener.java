package io.drydock.driver.proxy.userland;

import io.drydock.api.spi.network.ProxyDriver.Forward;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Accepts TCP connections and connects each to the container. */
final class StreamListener implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger(StreamListener.class);
    private static final int WAITING = 1024;

    private final ServerSocketChannel socket;
    private final Forward forward;
    private final Thread acceptor;

    private StreamListener(ServerSocketChannel socket, Forward forward) {
        this.socket = socket;
        this.forward = forward;
        this.acceptor = Thread.ofVirtual().name("proxy-" + forward.port()).unstarted(this::accept);
    }

    static StreamListener open(Forward forward) throws IOException {
        InetAddress address = InetAddress.ofLiteral(forward.address());
        ServerSocketChannel socket = ServerSocketChannel.open(family(address));
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            socket.bind(new InetSocketAddress(address, forward.port()), WAITING);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
        StreamListener listener = new StreamListener(socket, forward);
        listener.acceptor.start();
        return listener;
    }

    static StandardProtocolFamily family(InetAddress address) {
        return address instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel caller = socket.accept();
                Thread.ofVirtual().name("proxy-" + forward.port()).start(() -> carry(caller));
            } catch (IOException e) {
                if (socket.isOpen()) {
                    LOG.warn("{}: {}", forward, e.getMessage());
                    pause();
                }
            }
        }
    }

    /** Without descriptors, say, the next accept would fail at once. */
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(SocketChannel caller) {
        try (caller) {
            if (isForeign(caller)) {
                return;
            }
            InetAddress target = InetAddress.ofLiteral(forward.target());
            try (SocketChannel container = SocketChannel.open(family(target))) {
                container.connect(new InetSocketAddress(target, forward.targetPort()));
                new Splice(caller, container).run();
            }
        } catch (IOException e) {
            LOG.debug("{}: {}", forward, e.getMessage());
        }
    }

    /** A socket of IPv6 hears IPv4 too, which is another's. */
    private boolean isForeign(SocketChannel caller) throws IOException {
        boolean ipv4 =
                caller.getRemoteAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() instanceof Inet4Address;
        return ipv4 && forward.address().contains(":");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("{}", forward, e);
        }
        Listener.await(acceptor);
    }
}
