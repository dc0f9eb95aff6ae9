package io.drydock.kernel.http;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Routes;

import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Locale;

/** Turns an exchange into a stream, in the form its client asked for. */
final class Streams {

    private static final Duration ABSENCE = Duration.ofSeconds(30);

    private final StreamServices services;
    private final Meetings meetings;
    private final WebSocketMappings webSockets;
    private final HangupWatch hangups;
    private final OpenStreams open = new OpenStreams();
    private final CursorPump cursors;

    Streams(
            StreamServices services,
            Meetings meetings,
            WebSocketMappings webSockets,
            HangupWatch hangups) {
        this.services = services;
        this.meetings = meetings;
        this.webSockets = webSockets;
        this.hangups = hangups;
        cursors = new CursorPump(services, ABSENCE);
    }

    OpenStreams open() {
        return open;
    }

    HangupWatch hangups() {
        return hangups;
    }

    /** Hands the connection to the pump; returns when the stream has ended. */
    void hijack(JettyExchange exchange, Hijack hijack) {
        if (exchange.version() == HttpVersion.HTTP_2) {
            throw EngineException.notImplemented("a stream cannot be hijacked over HTTP/2");
        }
        boolean webSocket = asks(exchange, "websocket");
        Hijack wanted = webSocket ? unframed(hijack) : hijack;
        Pump pump = new Pump(wanted, services, meetings);
        ClientLink link;
        try {
            drain(exchange.input());
            pump.announce();
            link = webSocket ? webSocket(exchange) : raw(exchange, wanted);
        } catch (IOException | RuntimeException e) {
            pump.leave();
            throw e instanceof RuntimeException known ? known : new ClientGoneException(e);
        }
        pump.run(link, open, hangups, cursors);
    }

    private static boolean asks(JettyExchange exchange, @Nullable String protocol) {
        String upgrade = exchange.header("Upgrade");
        return upgrade != null
                && (protocol == null || upgrade.toLowerCase(Locale.ROOT).contains(protocol));
    }

    private static Hijack unframed(Hijack from) {
        return new Hijack(
                from.point(),
                from.tag(),
                from.stdin(),
                from.stdout(),
                from.stderr(),
                from.terminal(),
                false,
                from.contentType(),
                from.detachKeys(),
                from.replay(),
                from.live());
    }

    /** What the request's body still holds is not the client's standard input. */
    private static void drain(InputStream body) throws IOException {
        body.transferTo(OutputStream.nullOutputStream());
    }

    private static ClientLink raw(JettyExchange exchange, Hijack hijack) throws IOException {
        boolean upgrade = asks(exchange, null);
        byte[] head =
                upgrade
                        ? StreamHead.upgraded(hijack.contentType(), exchange.responseHeaders())
                        : StreamHead.raw(Hijack.RAW, exchange.responseHeaders());
        return take(exchange, upgrade ? 101 : 200, head);
    }

    private static RawLink take(JettyExchange exchange, int status, byte[] head)
            throws IOException {
        exchange.taken(status);
        return Takeover.take(exchange.request(), exchange.response(), exchange.callback(), head);
    }

    private ClientLink webSocket(JettyExchange exchange) {
        boolean text = String.valueOf(exchange.attribute(Routes.VERSION)).matches("1\\.2[0-7]");
        WebSocketLink link = new WebSocketLink(text);
        WebSocketNegotiator negotiator = (request, response, done) -> link;
        exchange.responseHeaders().forEach(exchange.response().getHeaders()::put);
        if (!webSockets.upgrade(
                negotiator, exchange.request(), exchange.response(), exchange.callback(), null)) {
            throw EngineException.invalid("malformed WebSocket handshake");
        }
        exchange.taken(101);
        return link;
    }

    /** Writes a cursor stream as the response's body; returns when it has ended. */
    void cursor(JettyExchange exchange, CursorBody body) {
        CursorPage first = cursors.first(body);
        if (first.end() || exchange.version() == HttpVersion.HTTP_2) {
            exchange.responseHeader("Content-Type", body.contentType());
            inHttp(exchange, body, first);
            return;
        }
        try {
            drain(exchange.input());
            boolean chunked = exchange.version() == HttpVersion.HTTP_1_1;
            byte[] head =
                    StreamHead.body(
                            exchange.status(),
                            body.contentType(),
                            chunked,
                            exchange.responseHeaders());
            RawLink link = take(exchange, exchange.status(), head);
            new CursorConnection(link, chunked).run(cursors, body, first, open);
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }

    private void inHttp(JettyExchange exchange, CursorBody body, CursorPage first) {
        Runnable ender = () -> {};
        open.add(ender);
        try {
            OutputStream output = exchange.output();
            if (!first.end()) {
                exchange.flushHead();
            }
            cursors.copy(
                    body,
                    first,
                    page -> {
                        output.write(page.array(), page.position(), page.remaining());
                        if (!first.end()) {
                            output.flush();
                        }
                    },
                    () -> exchange.clientGone() || open.stopping());
        } catch (IOException e) {
            throw new ClientGoneException(e);
        } finally {
            open.remove(ender);
        }
    }
}
