package io.drydock.kernel.http;

import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.websocket.core.WebSocketComponents;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.List;

/**
 * Puts the parts together: listeners, handler, streams. Plain Java, so that tests can start one.
 */
final class FrontDoor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FrontDoor.class);
    private static final Duration HANGUPS = Duration.ofSeconds(1);

    private final Listeners listeners;
    private final Streams streams;
    private final HangupWatch hangups = new HangupWatch(HANGUPS);

    FrontDoor(HttpSettings settings, RequestGate gate, StreamServices services, Meetings meetings) {
        Server server = Listeners.server();
        // With a pool of its own eight more threads would wait for a client in all the time.
        WebSocketComponents components =
                new WebSocketComponents(null, null, null, null, null, server.getThreadPool());
        server.addBean(components);
        streams = new Streams(services, meetings, new WebSocketMappings(components), hangups);
        StandardHeaders standard = new StandardHeaders(settings);
        Ping ping = new Ping(settings.versions(), standard);
        listeners =
                new Listeners(
                        settings,
                        server,
                        new EngineHandler(ping, standard, gate, streams),
                        streams);
    }

    /** Opens the listeners; a failure closes those that were opened. */
    void open() {
        try {
            listeners.open();
        } catch (Exception e) {
            close();
            throw new IllegalStateException("failed to load listeners: " + e.getMessage(), e);
        }
    }

    List<Integer> ports() {
        return listeners.ports();
    }

    int openStreams() {
        return streams.open().count();
    }

    @Override
    public void close() {
        try {
            listeners.close();
        } catch (Exception e) {
            LOG.warn("closing the listeners", e);
        } finally {
            hangups.close();
        }
    }
}
