package io.drydock.kernel.http;

import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.stream.StreamObserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The front door on a unix socket and a tcp port of its own, with fakes behind. */
final class Door implements AutoCloseable, StreamServices {

    final FakeProcess process = new FakeProcess();
    final Meetings meetings = new Meetings();
    final RequestGate gate = new RequestGate(Duration.ofSeconds(60));
    final Map<String, CursorSource> sources = new ConcurrentHashMap<>();
    final List<String> observed = new CopyOnWriteArrayList<>();
    final Path socket;
    final FrontDoor door;

    Door(RequestHandler handler) throws Exception {
        this(handler, HttpSettings.Tls.OFF, List.of());
    }

    Door(RequestHandler handler, HttpSettings.Tls tls, List<ListenAddress> more) throws Exception {
        Path directory = Files.createTempDirectory("door");
        socket = directory.resolve("d.sock");
        List<ListenAddress> hosts = new java.util.ArrayList<>();
        hosts.add(new ListenAddress.Unix(socket.toString()));
        hosts.addAll(more);
        HttpSettings settings =
                new HttpSettings(
                        hosts,
                        "",
                        tls,
                        () -> Duration.ofSeconds(5),
                        new ApiRange("1.24", "1.56"),
                        () -> false,
                        "0.1.0");
        door = new FrontDoor(settings, gate, this, meetings);
        if (handler != null) {
            gate.set(handler);
        }
        door.open();
    }

    static Door withTcp(RequestHandler handler) throws Exception {
        Door door =
                new Door(
                        handler,
                        HttpSettings.Tls.OFF,
                        List.of(new ListenAddress.Tcp("127.0.0.1", 0)));
        while (door.door.ports().isEmpty()) {
            Thread.sleep(20);
        }
        return door;
    }

    /** A client on the unix socket. */
    Client client() throws Exception {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        return new Client(channel);
    }

    /** Waits until that many streams are open. */
    void awaitStreams(int count) throws InterruptedException {
        while (door.openStreams() != count) {
            Thread.sleep(10);
        }
    }

    @Override
    public CursorSource source(String name) {
        return sources.get(name);
    }

    @Override
    public List<StreamObserver> observers() {
        return List.of(
                new StreamObserver() {
                    @Override
                    public void attached(String tag) {
                        observed.add("attached " + tag);
                    }

                    @Override
                    public void detached(String tag) {
                        observed.add("detached " + tag);
                    }
                });
    }

    @Override
    public SeqPacketSockets sockets() {
        return process;
    }

    @Override
    public void close() {
        door.close();
        try {
            // The listener has taken its socket away already.
            Files.delete(socket.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
