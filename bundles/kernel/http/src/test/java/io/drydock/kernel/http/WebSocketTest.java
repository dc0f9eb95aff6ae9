package io.drydock.kernel.http;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.Routes;
import io.drydock.api.spi.stream.AttachPoint;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

@Timeout(60)
class WebSocketTest {

    private static final Hijack HIJACK =
            new Hijack(
                    "container/1",
                    "container/1",
                    true,
                    true,
                    true,
                    false,
                    true,
                    Hijack.MULTIPLEXED,
                    new byte[0],
                    null,
                    true);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

    private final WebSocket.Listener listener =
            new WebSocket.Listener() {
                @Override
                public CompletionStage<?> onBinary(
                        WebSocket socket, ByteBuffer data, boolean last) {
                    byte[] bytes = new byte[data.remaining()];
                    data.get(bytes);
                    events.add(new String(bytes, UTF_8));
                    socket.request(1);
                    return null;
                }

                @Override
                public CompletionStage<?> onText(
                        WebSocket socket, CharSequence data, boolean last) {
                    events.add("text " + data);
                    socket.request(1);
                    return null;
                }

                @Override
                public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
                    events.add("closed " + status);
                    return null;
                }
            };

    @Test
    @Tag("1.3/attach-ws")
    void attachesUnframedInBinaryFramesAndClosesAtTheEnd() throws Exception {
        try (Door door = Door.withTcp(exchange -> exchange.stream(HIJACK));
                HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = connect(client, door);
            door.process.echo = true;
            door.meetings.open(
                    "container/1", new AttachPoint(Path.of("/x"), null), Duration.ofSeconds(10));
            socket.sendBinary(ByteBuffer.wrap("one".getBytes(UTF_8)), true).join();
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("one");
            socket.sendText("two", true).join();
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("two");
            door.process.exit();
            door.meetings.close("container/1");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1000");
        }
    }

    @Test
    @Tag("1.17/1.28-ws")
    void clientsFromBefore128GetFramesOfText() throws Exception {
        try (Door door =
                        Door.withTcp(
                                exchange -> {
                                    exchange.attribute(Routes.VERSION, "1.27");
                                    exchange.stream(HIJACK);
                                });
                HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = connect(client, door);
            door.process.echo = true;
            door.meetings.open(
                    "container/1", new AttachPoint(Path.of("/x"), null), Duration.ofSeconds(10));
            socket.sendBinary(ByteBuffer.wrap("one".getBytes(UTF_8)), true).join();
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("text one");
            door.process.exit();
            door.meetings.close("container/1");
            assertThat(events.poll(10, TimeUnit.SECONDS)).isEqualTo("closed 1000");
        }
    }

    @Test
    void vanishedClientFreesTheStream() throws Exception {
        try (Door door = Door.withTcp(exchange -> exchange.stream(HIJACK));
                HttpClient client = HttpClient.newHttpClient()) {
            WebSocket socket = connect(client, door);
            door.meetings.open(
                    "container/1", new AttachPoint(Path.of("/x"), null), Duration.ofSeconds(10));
            door.awaitStreams(1);
            socket.abort();
            door.awaitStreams(0);
            // only keys detach; who vanishes is no news
            assertThat(door.observed).containsExactly("attached container/1");
        }
    }

    private WebSocket connect(HttpClient client, Door door) {
        return client.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + door.door.ports().getFirst() + "/attach/ws"),
                        listener)
                .join();
    }
}
