package io.drydock.driver.registry.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.drydock.api.spi.registry.RegistryCredentials;
import io.drydock.api.spi.registry.RegistryException;
import io.drydock.api.spi.registry.RegistryScope;
import io.drydock.api.spi.registry.RegistrySession;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tokens, as Docker Hub and most others want them, from a small server of the test's. */
class TokenTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private String domain;
    private volatile String good = "one";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        domain = "127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String shown = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + path + " " + shown);
        byte[] body = "{\"tags\":[\"a\"]}".getBytes(StandardCharsets.UTF_8);
        int status = 200;
        if (path.startsWith("/token")) {
            body =
                    ("{\"access_token\":\"" + good + "\",\"refresh_token\":\"kept\"}")
                            .getBytes(StandardCharsets.UTF_8);
        } else if (!("Bearer " + good).equals(shown)) {
            exchange.getResponseHeaders()
                    .set(
                            "WWW-Authenticate",
                            "Bearer realm=\"http://" + domain + "/token\",service=\"s\"");
            status = 401;
            body = new byte[0];
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private OciRegistries registries() {
        Reach reach = new Reach(List.of(), List.of(), ProxyChoice.of("", "", "*"));
        return new OciRegistries(() -> reach, new Certificates(List.of()));
    }

    private RegistrySession open(RegistryCredentials credentials) {
        // Plain HTTP at once: the server of the test would let TLS wait.
        return new OciSession(
                new Servers(
                        List.of(
                                new Endpoint(
                                        java.net.URI.create("http://" + domain), false, false)),
                        new RegistryScope(domain, "crew/box", false, credentials, Map.of()),
                        new Reach(List.of(), List.of(), ProxyChoice.of("", "", "*")),
                        new Certificates(List.of())),
                "crew/box");
    }

    @Test
    void aTokenIsAskedForOnceAndRenewedWhenItIsRefused() {
        RegistryCredentials user = new RegistryCredentials("u", "p", "", "");
        try (RegistrySession session = open(user)) {
            assertThat(session.tags()).containsExactly("a");
            assertThat(session.tags()).containsExactly("a");
            assertThat(asked)
                    .containsExactly(
                            "GET /v2/ null",
                            "GET /token?account=u&scope=repository%3Acrew%2Fbox%3Apull&service=s"
                                    + " Basic dTpw",
                            "GET /v2/crew/box/tags/list Bearer one",
                            "GET /v2/crew/box/tags/list Bearer one");
            good = "two";
            assertThat(session.tags()).containsExactly("a");
            assertThat(asked).last().isEqualTo("GET /v2/crew/box/tags/list Bearer two");
        }
    }

    @Test
    void anIdentityTokenStandsForThePassword() {
        try (RegistrySession session = open(new RegistryCredentials("", "", "identity", ""))) {
            session.tags();
            assertThat(asked).contains("POST /token null");
        }
    }

    @Test
    void nothingIsAskedOfAServerThatIsNotThere() {
        server.stop(0);
        assertThatThrownBy(
                        () -> {
                            try (RegistrySession session =
                                    registries()
                                            .open(
                                                    new RegistryScope(
                                                            domain,
                                                            "a",
                                                            false,
                                                            RegistryCredentials.NONE,
                                                            Map.of()))) {
                                session.tags();
                            }
                        })
                .isInstanceOf(RegistryException.class)
                .hasMessage(
                        "Get \"http://"
                                + domain
                                + "/v2/\": dial tcp "
                                + domain
                                + ": connect: connection refused");
    }
}
