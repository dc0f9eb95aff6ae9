package io.drydock.kernel.rest;

import io.drydock.api.model.stream.Presence;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Routes;

import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.message.internal.AcceptableMediaType;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.uri.UriComponent;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** An exchange as Jersey sees it. */
final class RouterRequest {

    private static final URI BASE = URI.create("http://drydock/");

    private final Request request;
    private final ExchangeWriter writer;

    RouterRequest(Exchange exchange) {
        request = new Request(uri(exchange), exchange.method());
        writer = new ExchangeWriter(exchange);
        request.setWriter(writer);
        headers(exchange);
        request.setEntityStream(exchange.input());
        Presence client = () -> !exchange.clientGone();
        request.setProperty(Presence.class.getName(), client);
    }

    private void headers(Exchange exchange) {
        for (Map.Entry<String, String> header : exchange.headers().entrySet()) {
            if (!header.getKey().equalsIgnoreCase(Routes.VERSION_HEADER)
                    && !header.getKey().equalsIgnoreCase("Content-Type")
                    && !header.getKey().equalsIgnoreCase(ContentTypes.RAW)) {
                request.getHeaders().add(header.getKey(), header.getValue());
            }
        }
        String contentType = exchange.header("Content-Type");
        if (contentType != null
                && ContentTypes.wellFormed(contentType)
                && contentType.contains("/")) {
            request.getHeaders().add("Content-Type", contentType);
        }
        if (contentType != null) {
            request.getHeaders().add(ContentTypes.RAW, contentType);
        }
        if (exchange.attribute(Routes.VERSION) instanceof Object version) {
            request.getHeaders().add(Routes.VERSION_HEADER, version.toString());
        }
    }

    /** Clients send characters that a URI may not have; those already encoded stay as they are. */
    private static URI uri(Exchange exchange) {
        String path = exchange.attribute(Routes.PATH) instanceof String own ? own : exchange.path();
        String text =
                "http://drydock" + UriComponent.contextualEncode(path, UriComponent.Type.PATH);
        String query = exchange.query();
        if (query != null) {
            text += "?" + UriComponent.contextualEncode(query, UriComponent.Type.QUERY);
        }
        return URI.create(text);
    }

    ContainerRequest jersey() {
        return request;
    }

    /** What Jersey left to us: a stream or a failure, or null when the response is written. */
    @Nullable Object outcome() {
        Object kept = request.getProperty(Outcome.PROPERTY);
        Throwable failure = writer.failure();
        return failure != null ? failure : kept;
    }

    /** Whether a part of the body was written. */
    boolean begun() {
        return writer.begun();
    }

    /** Routers look at Accept themselves where it matters; to Jersey everything is acceptable. */
    private static final class Request extends ContainerRequest {

        private static final List<AcceptableMediaType> ANY =
                List.of(new AcceptableMediaType("*", "*"));

        Request(URI uri, String method) {
            super(BASE, uri, method, NoSecurity.INSTANCE, new MapPropertiesDelegate(), null);
        }

        @Override
        public List<AcceptableMediaType> getQualifiedAcceptableMediaTypes() {
            return ANY;
        }
    }
}
