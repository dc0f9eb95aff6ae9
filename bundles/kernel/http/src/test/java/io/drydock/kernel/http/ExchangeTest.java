package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.spi.http.ClientGoneException;
import io.drydock.api.spi.http.RequestHandler;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class ExchangeTest {

    private static final RequestHandler ECHO =
            exchange -> {
                try {
                    exchange.responseHeader("Content-Type", "text/plain");
                    exchange.output().write(exchange.input().readAllBytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            };

    @Test
    void bodiesOfAllKindsArrive() throws Exception {
        try (Door door = new Door(ECHO);
                Client client = door.client()) {
            client.send("POST /x HTTP/1.1\r\nHost: d\r\nContent-Length: 3\r\n\r\nabc");
            assertThat(client.head()).contains("Content-Length: 3\r\n");
            assertThat(client.text(3)).isEqualTo("abc");
            client.send(
                    "POST /x HTTP/1.1\r\nHost: d\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
            client.head();
            assertThat(client.text(5)).isEqualTo("abcde");
            client.send("POST /x HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(client.head()).contains("Content-Length: 0\r\n");
        }
    }

    @Test
    void expectingClientIsToldToContinueOnlyWhenTheBodyIsRead() throws Exception {
        try (Door door = new Door(ECHO);
                Client client = door.client()) {
            client.send(
                    "POST /x HTTP/1.1\r\nHost: d\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
            assertThat(client.head()).startsWith("HTTP/1.1 100 ");
            client.send("abc");
            assertThat(client.head()).contains(" 200 ");
            assertThat(client.text(3)).isEqualTo("abc");
        }
    }

    @Test
    void slowBodyArrivesWhole() throws Exception {
        try (Door door = new Door(ECHO);
                Client client = door.client()) {
            client.send("POST /x HTTP/1.1\r\nHost: d\r\nContent-Length: 10\r\n\r\n");
            for (int i = 0; i < 10; i++) {
                client.send("" + i);
                Thread.sleep(20);
            }
            client.head();
            assertThat(client.text(10)).isEqualTo("0123456789");
        }
    }

    @Test
    void bodyThatEndsEarlyIsNotTakenForAWhole() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        RequestHandler handler =
                exchange -> {
                    try {
                        exchange.input().readAllBytes();
                        seen.complete(new AssertionError("read to an end"));
                    } catch (IOException | RuntimeException e) {
                        seen.complete(e);
                    }
                };
        try (Door door = new Door(handler)) {
            Client client = door.client();
            client.send("POST /x HTTP/1.1\r\nHost: d\r\nContent-Length: 10\r\n\r\nabc").close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientGoneException.class);
        }
    }

    @Test
    void writesToAVanishedClientFail() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        RequestHandler handler =
                exchange -> {
                    try {
                        while (true) {
                            exchange.output().write(new byte[100_000]);
                        }
                    } catch (IOException | RuntimeException e) {
                        seen.complete(e);
                        throw new IllegalStateException(e);
                    }
                };
        try (Door door = new Door(handler)) {
            Client client = door.client();
            client.send("GET /x HTTP/1.1\r\nHost: d\r\n\r\n").bytes(10);
            client.close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).isInstanceOf(ClientGoneException.class);
        }
    }

    @Test
    void whoLeavesBeforeTheAnswerIsNoticedByWhoAsks() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CompletableFuture<Boolean> seen = new CompletableFuture<>();
        RequestHandler handler =
                exchange -> {
                    boolean early = exchange.clientGone();
                    asked.countDown();
                    while (!exchange.clientGone()) {
                        Thread.onSpinWait();
                    }
                    seen.complete(early);
                };
        try (Door door = new Door(handler)) {
            Client client = door.client();
            client.send("POST /x HTTP/1.1\r\nHost: d\r\n\r\n");
            asked.await();
            client.close();
            assertThat(seen.get(10, TimeUnit.SECONDS)).as("gone before it left").isFalse();
        }
    }

    @Test
    void theNextRequestOfAConnectionDoesNotCountAsLeaving() throws Exception {
        RequestHandler handler = exchange -> exchange.status(exchange.clientGone() ? 500 : 204);
        try (Door door = new Door(handler);
                Client client = door.client()) {
            for (int i = 0; i < 20; i++) {
                client.send("POST /x HTTP/1.1\r\nHost: d\r\n\r\n");
                assertThat(client.head()).contains(" 204 ");
            }
        }
    }

    @Test
    @Tag("4.10/early-requests")
    void requestsThatComeEarlyAreHeldUntilTheEngineIsThere() throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            client.send("GET /x HTTP/1.1\r\nHost: d\r\n\r\n");
            Thread.sleep(200);
            door.gate.set(exchange -> exchange.status(204));
            assertThat(client.head()).contains(" 204 ");
        }
    }

    @Test
    void everyAnswerHasTheEnginesHeadersAndMiddlewareMayReplaceThem() throws Exception {
        RequestHandler handler = exchange -> exchange.responseHeader("docker-experimental", "true");
        try (Door door = new Door(handler);
                Client client = door.client()) {
            client.send("GET /x HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(client.head())
                    .contains("Api-Version: 1.56")
                    .contains("Ostype: linux")
                    .containsOnlyOnce("xperimental: true")
                    .doesNotContain("xperimental: false");
        }
    }

    @Test
    void optionsIsAlwaysFine() throws Exception {
        try (Door door = new Door(null);
                Client client = door.client()) {
            client.send("OPTIONS /any/thing HTTP/1.1\r\nHost: d\r\n\r\n");
            assertThat(client.head()).contains(" 200 ").contains("Content-Length: 0");
        }
    }

    @Test
    void rawPathAndQueryAreKept() throws Exception {
        RequestHandler handler =
                exchange -> {
                    try {
                        exchange.output()
                                .write((exchange.path() + "|" + exchange.query()).getBytes(UTF_8));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
        try (Door door = new Door(handler);
                Client client = door.client()) {
            String target = "/images/a%2Fb:c/json?filters=%7B%22a%22%3A1%7D&x=a+b";
            client.send("GET " + target + " HTTP/1.1\r\nHost: /var/run/docker.sock\r\n\r\n");
            assertThat(client.head()).contains(" 200 ");
            assertThat(client.text(target.length())).isEqualTo(target.replace('?', '|'));
        }
    }

    @Test
    void hugeHeadersAreRefused() throws Exception {
        try (Door door = new Door(ECHO);
                Client client = door.client()) {
            try {
                client.send(
                        "GET /x HTTP/1.1\r\nHost: d\r\nX: " + "x".repeat(2_000_000) + "\r\n\r\n");
            } catch (IOException e) {
                // Answered and closed before all was sent.
            }
            assertThat(client.head()).contains(" 431 ");
        }
    }

    @Test
    void upgradeToH2cIsLeftToItsRoute() throws Exception {
        try (Door door = new Door(exchange -> exchange.status(404));
                Client client = door.client()) {
            client.send(
                    "POST /session HTTP/1.1\r\nHost: d\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n");
            assertThat(client.head()).contains(" 404 ");
        }
    }

    @Test
    void runningRequestEndsBeforeTheEngineStops() throws Exception {
        CompletableFuture<Void> inside = new CompletableFuture<>();
        RequestHandler handler =
                exchange -> {
                    inside.complete(null);
                    try {
                        Thread.sleep(500);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    exchange.status(201);
                };
        Door door = new Door(handler);
        try (Client client = door.client()) {
            client.send("GET /x HTTP/1.1\r\nHost: d\r\n\r\n");
            inside.join();
            door.close();
            assertThat(client.head()).contains(" 201 ");
        }
    }
}
