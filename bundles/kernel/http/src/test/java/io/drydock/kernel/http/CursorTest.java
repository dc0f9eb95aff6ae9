package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.http.RequestHandler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

@Timeout(60)
class CursorTest {

    private static final String GET = "GET /events HTTP/1.1\r\nHost: d\r\n\r\n";
    private static final CursorBody BODY = new CursorBody("events", Map.of(), "application/json");
    private static final RequestHandler STREAM =
            exchange -> {
                try {
                    exchange.stream(BODY);
                } catch (EngineException e) {
                    exchange.status(404);
                }
            };

    private static CursorPage idle(String cursor, Duration maxWait) {
        try {
            Thread.sleep(maxWait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return new CursorPage(new byte[0], cursor, false);
    }

    private static CursorPage page(String text, String cursor, boolean end) {
        return new CursorPage(text.getBytes(UTF_8), cursor, end);
    }

    @Test
    void headGoesOutBeforeThereAreBytesAndPagesFollowAsTheyCome() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        CursorSource source =
                (arguments, cursor, maxWait) ->
                        switch (polls.getAndIncrement()) {
                            case 0, 1 -> idle(cursor, maxWait);
                            case 2 -> page("one\n", "1", false);
                            default -> page("two\n", "2", true);
                        };
        try (Door door = new Door(STREAM);
                Client client = door.client()) {
            door.sources.put("events", source);
            client.send(GET);
            assertThat(client.head())
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Content-Type: application/json\r\n")
                    .contains("Transfer-Encoding: chunked\r\n")
                    .contains("Api-Version: 1.56\r\n");
            assertThat(client.restText()).isEqualTo("4\r\none\n\r\n4\r\ntwo\n\r\n0\r\n\r\n");
        }
    }

    @Test
    void shortStreamIsAnOrdinaryAnswerAndKeepsTheConnection() throws Exception {
        try (Door door = new Door(STREAM);
                Client client = door.client()) {
            door.sources.put("events", (arguments, cursor, wait) -> page("all\n", "1", true));
            for (int i = 0; i < 2; i++) {
                client.send(GET);
                assertThat(client.head()).contains("Content-Length: 4\r\n");
                assertThat(client.text(4)).isEqualTo("all\n");
            }
        }
    }

    @Test
    void failureOfTheFirstPollIsTheCallersToAnswer() throws Exception {
        try (Door door = new Door(STREAM);
                Client client = door.client()) {
            door.sources.put(
                    "events",
                    (arguments, cursor, wait) -> {
                        throw EngineException.notFound("No such container: x");
                    });
            client.send(GET);
            assertThat(client.head()).contains(" 404 ");
        }
    }

    @Test
    void streamSurvivesASwapOfItsSource() throws Exception {
        try (Door door = new Door(STREAM);
                Client client = door.client()) {
            door.sources.put("events", (arguments, cursor, wait) -> idle("7", wait));
            client.send(GET).head();
            door.sources.clear();
            Thread.sleep(1500);
            door.sources.put(
                    "events", (arguments, cursor, wait) -> page("from " + cursor, "8", true));
            assertThat(client.restText()).contains("from 7");
        }
    }

    @Test
    void vanishedClientEndsThePolling() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (Door door = new Door(STREAM)) {
            door.sources.put(
                    "events",
                    (arguments, cursor, wait) -> {
                        polls.incrementAndGet();
                        return idle(cursor, wait);
                    });
            Client client = door.client();
            client.send(GET).head();
            door.awaitStreams(1);
            client.close();
            door.awaitStreams(0);
            int after = polls.get();
            Thread.sleep(1200);
            assertThat(polls.get()).isEqualTo(after);
        }
    }
}
