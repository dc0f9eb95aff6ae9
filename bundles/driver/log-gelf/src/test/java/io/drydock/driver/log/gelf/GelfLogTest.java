package io.drydock.driver.log.gelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

class GelfLogTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123456Z");

    private final GelfLog log = new GelfLog();

    @AfterEach
    void stop() {
        log.stop();
    }

    @ParameterizedTest
    @Tag("3.6/gelf")
    @ValueSource(strings = {"gzip", "zlib", "none"})
    void aDatagramHoldsOneMessageWithTheFieldsOfTheContainer(String compression) throws Exception {
        try (DatagramSocket server = server()) {
            LogTarget target = udp(server, Map.of("gelf-compression-type", compression));
            log.append(
                    target,
                    List.of(entry(Stream.STDERR, "say \"hi\"\n"), entry(Stream.STDOUT, "\n")));
            String message = text(inflated(compression, receive(server)));
            assertThat(message)
                    .contains("\"version\":\"1.1\"")
                    .contains("\"short_message\":\"say \\\"hi\\\"\"")
                    .contains("\"timestamp\":1795233600.123")
                    .contains("\"level\":3")
                    .contains("\"_container_id\":\"" + "c".repeat(64) + "\"")
                    .contains("\"_container_name\":\"pier\"")
                    .contains("\"_image_name\":\"busybox\"")
                    .contains("\"_command\":\"sh -c true\"")
                    .contains("\"_tag\":\"cccccccccccc\"")
                    .contains("\"_colour\":\"blue\"");
        }
    }

    @Test
    void aLongMessageGoesInChunks() throws Exception {
        byte[] noise = new byte[12_000];
        new Random(7).nextBytes(noise);
        String line = java.util.Base64.getEncoder().encodeToString(noise);
        try (DatagramSocket server = server()) {
            log.append(udp(server, Map.of()), List.of(entry(Stream.STDOUT, line + "\n")));
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            int count;
            int number = 0;
            do {
                byte[] chunk = receive(server);
                assertThat(chunk).startsWith(0x1e, 0x0f).hasSizeLessThanOrEqualTo(1420);
                assertThat(chunk[10]).isEqualTo((byte) number++);
                count = chunk[11];
                whole.write(chunk, 12, chunk.length - 12);
            } while (number < count);
            assertThat(count).isGreaterThan(1);
            assertThat(text(inflated("gzip", whole.toByteArray()))).contains(line);
        }
    }

    @Test
    @Tag("3.6/gelf")
    void overTcpAZeroEndsEachMessage() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LogTarget target =
                    target(Map.of("gelf-address", "tcp://127.0.0.1:" + server.getLocalPort()));
            log.append(
                    target, List.of(entry(Stream.STDOUT, "one\n"), entry(Stream.STDOUT, "two\n")));
            log.close(target);
            try (Socket client = server.accept()) {
                String all = text(client.getInputStream().readAllBytes());
                assertThat(all.split("\0", -1)).hasSize(3);
                assertThat(all.split("\0")[1]).contains("\"short_message\":\"two\"");
            }
        }
    }

    @Test
    void aDeadEndPointIsUnavailable() throws Exception {
        int port;
        try (ServerSocket gone = new ServerSocket(0)) {
            port = gone.getLocalPort();
        }
        LogTarget target = target(Map.of("gelf-address", "tcp://127.0.0.1:" + port));
        assertThatThrownBy(() -> log.append(target, List.of(entry(Stream.STDOUT, "x\n"))))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.UNAVAILABLE));
    }

    /** The texts of dockerd 20.10.24. */
    @ParameterizedTest
    @Tag("3.6/gelf")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "foo=1|gelf-address is a required parameter",
                "gelf-address=zz://x:1|gelf-address should be in form proto://address, got zz://x:1",
                "gelf-address=udp://h|gelf: please provide gelf-address as proto://host:port",
                "gelf-address=udp://h:1 gelf-compression-type=x|unknown value \"x\" for log opt"
                        + " \"gelf-compression-type\" for gelf log driver",
                "gelf-address=udp://h:1 gelf-compression-level=77|unknown value \"77\" for log opt"
                        + " \"gelf-compression-level\" for gelf log driver",
                "gelf-address=tcp://h:1 gelf-compression-type=gzip|compression is only supported on"
                        + " UDP",
                "gelf-address=udp://h:1 gelf-tcp-max-reconnect=1|\"gelf-tcp-max-reconnect\" is only"
                        + " valid for TCP",
            })
    void refusesInDockerdsWords(String pairs, String text) {
        Map<String, String> options = new HashMap<>();
        for (String pair : pairs.split(" ")) {
            options.put(pair.split("=")[0], pair.split("=")[1]);
        }
        assertThatThrownBy(() -> log.validate(options)).hasMessage(text);
    }

    private static DatagramSocket server() throws IOException {
        DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        server.setSoTimeout(20_000);
        return server;
    }

    private static LogTarget udp(DatagramSocket server, Map<String, String> more) {
        Map<String, String> options = new HashMap<>(more);
        options.put("gelf-address", "udp://127.0.0.1:" + server.getLocalPort());
        return target(options);
    }

    private static LogTarget target(Map<String, String> options) {
        return new LogTarget(
                "c".repeat(64),
                Path.of("/nowhere"),
                options,
                Map.of("colour", "blue"),
                "",
                new LogOrigin(
                        "pier",
                        "sha256:a",
                        "busybox",
                        "2026-11-21T04:00:00Z",
                        List.of("sh", "-c", "true")));
    }

    private static LogEntry entry(Stream stream, String text) {
        return new LogEntry(stream, TIME, text.getBytes(StandardCharsets.UTF_8), false);
    }

    private static byte[] receive(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        server.receive(packet);
        return java.util.Arrays.copyOf(packet.getData(), packet.getLength());
    }

    private static byte[] inflated(String compression, byte[] packet) throws IOException {
        InputStream bytes = new ByteArrayInputStream(packet);
        return switch (compression) {
            case "gzip" -> new GZIPInputStream(bytes).readAllBytes();
            case "zlib" -> new InflaterInputStream(bytes).readAllBytes();
            default -> packet;
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
