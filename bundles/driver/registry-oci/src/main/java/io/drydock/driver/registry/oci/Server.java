package io.drydock.driver.registry.oci;

import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryException.Reason;
import io.drydock.api.spi.registry.RegistryScope;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** One server, as it is spoken to in one session. */
final class Server implements AutoCloseable {

    private final Endpoint endpoint;
    private final Wire wire;
    private final Authority authority;
    private final Map<String, String> headers;
    private volatile boolean greeted;

    Server(Endpoint endpoint, RegistryScope scope, Reach reach, Certificates certificates)
            throws IOException {
        this.endpoint = endpoint;
        this.headers = scope.headers();
        this.wire =
                new Wire(
                        certificates.context(endpoint.authority(), endpoint.checked()),
                        reach.proxies());
        String wanted =
                scope.repository().isEmpty()
                        ? ""
                        : "repository:"
                                + scope.repository()
                                + (scope.push() ? ":pull,push" : ":pull");
        this.authority =
                new Authority(
                        wire,
                        // Mirrors are other people's: they do not get the password.
                        endpoint.mirror()
                                ? io.drydock.api.spi.registry.RegistryCredentials.NONE
                                : scope.credentials(),
                        wanted.isEmpty() ? List.of() : List.of(wanted));
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Whether it has answered at all. */
    boolean greeted() {
        return greeted;
    }

    Authority authority() {
        return authority;
    }

    /** A path of this server; absolute addresses stay what they are. */
    URI uri(String path) {
        return path.startsWith("/") ? URI.create(endpoint.base() + path) : URI.create(path);
    }

    Wire.Call call(String method, String path) {
        return Wire.Call.of(method, uri(path), headers);
    }

    /** Asks whether anybody is there and what it wants to see; the first call does so by itself. */
    Answer greet() {
        Answer answer = wire.send(call("GET", "/v2/"));
        answer.close();
        if (answer.status() == 401) {
            authority.challenged(answer);
        }
        greeted = true;
        return answer;
    }

    /**
     * Sends a call with what the server wants to see. A token that turns out too old is renewed
     * once.
     */
    Answer send(Wire.Call call) {
        if (!greeted) {
            greet();
        }
        Answer answer = authorized(call);
        if (answer.status() == 401) {
            authority.challenged(answer);
            answer.close();
            answer = authorized(call);
        }
        return answer;
    }

    /** Sends a call of the first API, whose servers know nothing of the second's greeting. */
    Answer sendUngreeted(Wire.Call call) {
        Answer answer = wire.send(call);
        greeted = true;
        return answer;
    }

    private Answer authorized(Wire.Call call) {
        return wire.send(call.authorized(authority.header(call.method(), call.uri())));
    }

    /** Sends a call whose failure is this method's. */
    Answer require(Wire.Call call) {
        Answer answer = send(call);
        if (answer.good()) {
            return answer;
        }
        try (answer) {
            throw Failures.of(answer);
        }
    }

    /** Whether the next server may know better. */
    boolean mayBePassed(RegistryException e) {
        return endpoint.mirror() || (e.reason() == Reason.UNREACHABLE && !greeted);
    }

    @Override
    public void close() {
        wire.close();
    }
}
