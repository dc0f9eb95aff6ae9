package io.drydock.driver.log.fluentd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Part;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;
import org.msgpack.value.ValueFactory;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class FluentdLogTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123456789Z");

    @TempDir Path folder;
    private final FluentdLog log = new FluentdLog();

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    @Tag("3.6/fluentd")
    void aBatchIsOneMessageWithTagTimesAndRecords() throws Exception {
        try (ServerSocket server = server()) {
            LogTarget target = target(server, Map.of());
            Part part = new Part("line", 1, false);
            log.append(
                    target,
                    List.of(
                            entry(Stream.STDERR, "oops\n"),
                            new LogEntry(Stream.STDOUT, TIME, bytes("be"), true, part, Map.of())));
            try (Socket client = server.accept()) {
                List<Value> message = message(client);
                assertThat(message.get(0)).hasToString("pier/box");
                List<Value> entries = message.get(1).asArrayValue().list();
                assertThat(entries.get(0).asArrayValue().get(0).asIntegerValue().asLong())
                        .isEqualTo(TIME.getEpochSecond());
                assertThat(record(entries.get(0)))
                        .containsEntry("log", "oops")
                        .containsEntry("source", "stderr")
                        .containsEntry("container_id", "c".repeat(64))
                        .containsEntry("container_name", "/pier")
                        .containsEntry("colour", "blue")
                        .doesNotContainKey("partial_id");
                assertThat(record(entries.get(1)))
                        .containsEntry("log", "be")
                        .containsEntry("partial_message", "true")
                        .containsEntry("partial_id", "line")
                        .containsEntry("partial_ordinal", "1")
                        .containsEntry("partial_last", "false");
            }
        }
    }

    @Test
    void timesHaveNanosecondsIfAsked() throws Exception {
        try (ServerSocket server = server()) {
            LogTarget target = target(server, Map.of("fluentd-sub-second-precision", "true"));
            log.append(target, List.of(entry(Stream.STDOUT, "x\n")));
            try (Socket client = server.accept()) {
                Value time = message(client).get(1).asArrayValue().get(0).asArrayValue().get(0);
                assertThat(time.asExtensionValue().getType()).isZero();
                java.nio.ByteBuffer data =
                        java.nio.ByteBuffer.wrap(time.asExtensionValue().getData());
                assertThat(data.getInt()).isEqualTo((int) TIME.getEpochSecond());
                assertThat(data.getInt()).isEqualTo(123_456_789);
            }
        }
    }

    @Test
    @Tag("3.6/fluentd")
    void aBatchCountsOnlyWhenItIsAcknowledgedIfAsked() throws Exception {
        try (ServerSocket server = server()) {
            LogTarget target = target(server, Map.of("fluentd-request-ack", "true"));
            List<LogEntry> batch = List.of(entry(Stream.STDOUT, "x\n"));
            CompletableFuture<Void> hangsUp =
                    CompletableFuture.runAsync(() -> answer(server, false));
            assertThatThrownBy(() -> log.append(target, batch)).isInstanceOf(DriverException.class);
            hangsUp.get(20, TimeUnit.SECONDS);
            CompletableFuture<Void> answers =
                    CompletableFuture.runAsync(() -> answer(server, true));
            log.append(target, batch);
            answers.get(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void aServerThatCameBackIsFoundAndNothingIsSentIntoTheClosedConnection() throws Exception {
        try (ServerSocket server = server()) {
            LogTarget target = target(server, Map.of());
            log.append(target, List.of(entry(Stream.STDOUT, "one\n")));
            try (Socket client = server.accept()) {
                message(client);
            }
            List<LogEntry> second = List.of(entry(Stream.STDOUT, "two\n"));
            assertThatThrownBy(() -> log.append(target, second))
                    .isInstanceOf(DriverException.class);
            log.append(target, second);
            try (Socket client = server.accept()) {
                assertThat(record(message(client).get(1).asArrayValue().get(0)))
                        .containsEntry("log", "two");
            }
        }
    }

    @Test
    @Tag("3.6/fluentd")
    void aUnixSocketServesAsWell() throws Exception {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            LogTarget target = target(Map.of("fluentd-address", "unix://" + socket));
            log.append(target, List.of(entry(Stream.STDOUT, "x\n")));
            try (SocketChannel client = server.accept();
                    MessageUnpacker in =
                            MessagePack.newDefaultUnpacker(Channels.newInputStream(client))) {
                assertThat(in.unpackValue().asArrayValue().get(0)).hasToString("pier/box");
            }
        }
    }

    /** The texts of dockerd 20.10.24. */
    @ParameterizedTest
    @Tag("3.6/fluentd")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "foo=1|unknown log opt 'foo' for fluentd log driver",
                "fluentd-async=x|strconv.ParseBool: parsing \"x\": invalid syntax",
                "fluentd-buffer-limit=x|invalid size: 'x'",
                "fluentd-retry-wait=x|time: invalid duration \"x\"",
                "fluentd-max-retries=x|strconv.ParseUint: parsing \"x\": invalid syntax",
                "fluentd-address=zz://x:1|invalid fluentd-address zz://x:1: unsupported scheme: zz",
            })
    void refusesInDockerdsWords(String pair, String text) {
        Map<String, String> options = Map.of(pair.split("=")[0], pair.split("=")[1]);
        assertThatThrownBy(() -> log.validate(options)).hasMessage(text);
    }

    private static void answer(ServerSocket server, boolean acknowledges) {
        try (Socket client = server.accept()) {
            Value options = message(client).get(2);
            if (acknowledges) {
                Value chunk = options.asMapValue().map().get(ValueFactory.newString("chunk"));
                try (MessagePacker out = MessagePack.newDefaultPacker(client.getOutputStream())) {
                    out.packMapHeader(1).packString("ack").packString(chunk.toString());
                }
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static ServerSocket server() throws IOException {
        ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        return server;
    }

    private static List<Value> message(Socket client) throws IOException {
        client.setSoTimeout(20_000);
        return MessagePack.newDefaultUnpacker(client.getInputStream())
                .unpackValue()
                .asArrayValue()
                .list();
    }

    private static Map<String, String> record(Value entry) {
        Map<String, String> record = new HashMap<>();
        entry.asArrayValue()
                .get(1)
                .asMapValue()
                .map()
                .forEach((key, value) -> record.put(key.toString(), value.toString()));
        return record;
    }

    private static LogTarget target(ServerSocket server, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("fluentd-address", "127.0.0.1:" + server.getLocalPort());
        return target(options);
    }

    private static LogTarget target(Map<String, String> options) {
        LogOrigin origin = new LogOrigin("pier", "sha256:a", "busybox", "", List.of("sh"));
        Map<String, String> attributes = Map.of("colour", "blue");
        return new LogTarget(
                "c".repeat(64), Path.of("/nowhere"), options, attributes, "pier/box", origin);
    }

    private static LogEntry entry(Stream stream, String text) {
        return new LogEntry(stream, TIME, bytes(text), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
