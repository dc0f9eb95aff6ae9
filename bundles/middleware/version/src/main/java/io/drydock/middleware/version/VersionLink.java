package io.drydock.middleware.version;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.http.Routes;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Sets the headers of every answer, then checks the version and takes it off the path. */
final class VersionLink implements Middleware {

    private final ApiVersions versions;
    private final String server;
    private final boolean experimental;

    VersionLink(ApiVersions versions, String server, boolean experimental) {
        this.versions = versions;
        this.server = server;
        this.experimental = experimental;
    }

    @Override
    public void handle(Exchange exchange, Next next) {
        exchange.responseHeader("Server", server);
        exchange.responseHeader("Api-Version", ApiVersions.MAXIMUM);
        exchange.responseHeader("Ostype", "linux");
        exchange.responseHeader("Docker-Experimental", Boolean.toString(experimental));
        ApiVersions.Versioned versioned = ApiVersions.split(exchange.path());
        String refusal = versions.refusal(versioned.version());
        if (refusal != null) {
            refuse(exchange, versioned.version(), refusal);
            return;
        }
        String gate = RouteGates.refusal(exchange.method(), versioned.path(), versioned.version());
        if (gate != null) {
            refuse(exchange, versioned.version(), gate);
            return;
        }
        exchange.attribute(Routes.VERSION, ApiVersions.majorMinor(versioned.version()));
        exchange.attribute(Routes.PATH, versioned.path());
        next.proceed(exchange);
    }

    /** Clients older than 1.24 read errors as plain text; the text needs no escapes. */
    private static void refuse(Exchange exchange, String version, String text) {
        boolean plain = ApiVersions.compare(version, ApiVersions.OLDEST) < 0;
        exchange.status(400);
        exchange.responseHeader(
                "Content-Type", plain ? "text/plain; charset=utf-8" : "application/json");
        String body = plain ? text + "\n" : "{\"message\":\"" + text + "\"}\n";
        try (OutputStream out = exchange.output()) {
            out.write(body.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ClientGoneException(e);
        }
    }
}
