package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.KeptSockets;
import io.drydock.api.spi.linux.LinuxException;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** Pairs of sockets, by the file of their namespace. */
@Component(service = KeptSockets.class)
public final class KeptPairs implements KeptSockets {

    /** What a burst may bring before it is read; the kernel cuts it to what the host allows. */
    private static final int RECEIVE_BYTES = 4 << 20;

    private static final int BACKLOG = 128;

    /** Not of one instance: the namespaces end in another component of this bundle. */
    private static final Map<Path, Pair> PAIRS = new ConcurrentHashMap<>();

    private final AtomicReference<Object> reader = new AtomicReference<>(new Object());

    @Override
    public Pair open(Path netns, InetAddress address, int datagramPort, int streamPort) {
        return PAIRS.computeIfAbsent(
                netns,
                path ->
                        LinuxNetworkNamespaces.enter(
                                path,
                                () ->
                                        make(
                                                new InetSocketAddress(address, datagramPort),
                                                new InetSocketAddress(address, streamPort))));
    }

    private static Pair make(InetSocketAddress datagrams, InetSocketAddress streams)
            throws IOException {
        DatagramChannel receiver = DatagramChannel.open(StandardProtocolFamily.INET);
        ServerSocketChannel acceptor = ServerSocketChannel.open(StandardProtocolFamily.INET);
        try {
            receiver.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BYTES);
            bind(() -> receiver.bind(datagrams), datagrams);
            receiver.configureBlocking(false);
            // After a restart of the engine connections of the one before may linger on the port.
            acceptor.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            bind(() -> acceptor.bind(streams, BACKLOG), streams);
            acceptor.configureBlocking(false);
            return new Pair(receiver, acceptor);
        } catch (IOException | RuntimeException e) {
            receiver.close();
            acceptor.close();
            throw e;
        }
    }

    private interface Bind {
        void run() throws IOException;
    }

    private static void bind(Bind work, SocketAddress address) {
        try {
            work.run();
        } catch (IOException e) {
            LinuxException refusal = new LinuxException(Errno.EADDRINUSE, "bind", "" + address);
            refusal.addSuppressed(e);
            throw refusal;
        }
    }

    @Override
    public void close(Path netns) {
        forget(netns);
    }

    static void forget(Path netns) {
        Pair pair = PAIRS.remove(netns);
        if (pair != null) {
            close(pair.datagrams());
            close(pair.streams());
        }
    }

    private static void close(Channel socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // The descriptor is given back all the same.
        }
    }

    @Override
    public Set<Path> kept() {
        return Set.copyOf(PAIRS.keySet());
    }

    @Override
    public Claim claim() {
        Object mine = new Object();
        reader.set(mine);
        return () -> reader.get() == mine;
    }

    @Deactivate
    void closeAll() {
        kept().forEach(KeptPairs::forget);
    }
}
