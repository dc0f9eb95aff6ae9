package io.drydock.kernel.http;

import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.Closeable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The open listeners of the engine, from start to graceful stop. */
final class Listeners implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final HttpSettings settings;
    private final Server server;
    private final Connectors connectors;
    private final EngineHandler handler;
    private final Streams streams;
    private final List<UnixSocketFile> files = new ArrayList<>();

    Listeners(HttpSettings settings, Server server, EngineHandler handler, Streams streams) {
        this.settings = settings;
        this.server = server;
        this.handler = handler;
        this.streams = streams;
        connectors = new Connectors(server, settings.tls());
    }

    /** A server without connectors; selectors and housekeeping need few threads. */
    static Server server() {
        QueuedThreadPool threads = new QueuedThreadPool(32, 2);
        threads.setName("drydock-http");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        Server server = new Server(threads);
        server.setErrorHandler(new BadMessage());
        return server;
    }

    /** Opens all listeners; those that must be delayed follow on their own. */
    void open() throws Exception {
        server.setHandler(handler);
        server.start();
        for (ListenAddress address : settings.hosts()) {
            Duration delay = Exposure.warn(address, settings.tls());
            if (delay.isZero()) {
                open(address);
            } else {
                Thread.ofVirtual().start(() -> openLater(address, delay));
            }
        }
    }

    private void openLater(ListenAddress address, Duration delay) {
        try {
            Thread.sleep(delay);
            if (server.isRunning()) {
                open(address);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("cannot listen on {}", address.text(), e);
        }
    }

    private void open(ListenAddress address) throws Exception {
        switch (address) {
            case ListenAddress.Unix unix -> openUnix(unix);
            case ListenAddress.Tcp tcp -> start(connectors.tcp(tcp));
            case ListenAddress.Inherited inherited -> start(connectors.inherited(inherited));
        }
        LOG.info("API listen on {}", address.text());
    }

    private void openUnix(ListenAddress.Unix unix) throws Exception {
        UnixSocketFile file = new UnixSocketFile(Path.of(unix.path()));
        AbstractConnector connector = connectors.unix(file.birthplace());
        connector.setName("unix://" + unix.path());
        start(connector);
        file.publish(settings.group());
        synchronized (files) {
            files.add(file);
        }
    }

    private void start(AbstractConnector connector) throws Exception {
        server.addConnector(connector);
        connector.start();
    }

    /** The ports of the tcp listeners, in order of their opening. */
    List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                ports.add(tcp.getLocalPort());
            }
        }
        return ports;
    }

    /** Accepts nothing more, lets requests end, ends streams, and closes what is left. */
    @Override
    public void close() throws Exception {
        for (Connector connector : server.getConnectors()) {
            if (connector.getTransport() instanceof Closeable socket) {
                socket.close();
            }
        }
        synchronized (files) {
            files.forEach(UnixSocketFile::remove);
        }
        streams.open().endAll();
        Duration limit = settings.shutdown().get();
        if (!handler.awaitIdle(limit)) {
            LOG.warn("requests still run after {}; they are cut off", limit);
        }
        server.stop();
    }
}
