package io.drydock.driver.log.syslog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.SeqPacketConnection;
import io.drydock.api.spi.linux.SeqPacketSockets;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class SyslogLogTest {

    private static final Instant TIME = Instant.parse("2026-11-02T04:00:00.123456789Z");
    private static final String STAMP = "Nov  2 [0-9:]{8}";

    @TempDir Path folder;
    private final List<String> datagrams = new ArrayList<>();
    private final SyslogLog log = new SyslogLog(new Recorder());

    @AfterEach
    void stop() {
        log.stop();
    }

    @Test
    @Tag("3.6/syslog")
    void aDatagramIsAMessageWithPriorityTagAndProcess() throws Exception {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(20_000);
            String address = "udp://127.0.0.1:" + server.getLocalPort();
            log.append(
                    target(Map.of("syslog-address", address)),
                    List.of(entry(Stream.STDOUT, "out\n"), entry(Stream.STDERR, "err\n")));
            assertThat(receive(server)).matches("<30>" + STAMP + " cccccccccccc\\[\\d+]: out\n");
            assertThat(receive(server)).matches("<27>" + STAMP + " cccccccccccc\\[\\d+]: err\n");
        }
    }

    @ParameterizedTest
    @Tag("3.6/syslog")
    @CsvSource({
        "rfc3164,<134>Nov  2 [0-9:]{8} \\S+ cccccccccccc\\[\\d+]: x",
        "rfc5424,<134>1 2026-11-02T[0-9:]{8}(Z|[+-]\\d\\d:\\d\\d) \\S+ cccccccccccc \\d+"
                + " cccccccccccc - x",
        "rfc5424micro,<134>1 2026-11-02T[0-9:]{8}\\.123456(Z|[+-]\\d\\d:\\d\\d) \\S+ cccccccccccc"
                + " \\d+ cccccccccccc - x",
    })
    void overTcpMessagesAreLinesOfTheWantedFormat(String format, String pattern) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LogTarget target =
                    target(
                            Map.of(
                                    "syslog-address",
                                    "tcp://127.0.0.1:" + server.getLocalPort(),
                                    "syslog-format",
                                    format,
                                    "syslog-facility",
                                    "local0"));
            log.append(target, List.of(entry(Stream.STDOUT, "x\n"), entry(Stream.STDOUT, "\n")));
            log.close(target);
            try (Socket client = server.accept()) {
                assertThat(text(client.getInputStream())).matches(pattern + "\n");
            }
        }
    }

    @Test
    @Tag("3.6/syslog")
    void overTlsMessagesOfTheNewFormatAreCountedAndTheServerIsChecked() throws Exception {
        KeyStore keys = selfSigned();
        Path authority = folder.resolve("ca.pem");
        Certificate certificate = keys.getCertificate("server");
        String pem = Base64.getMimeEncoder().encodeToString(certificate.getEncoded());
        Files.writeString(
                authority, "-----BEGIN CERTIFICATE-----\n" + pem + "\n-----END CERTIFICATE-----\n");
        try (ServerSocket server = tls(keys)) {
            CompletableFuture<String> received =
                    CompletableFuture.supplyAsync(() -> accept(server));
            String address = "tcp+tls://localhost:" + server.getLocalPort();
            Map<String, String> options = new HashMap<>();
            options.put("syslog-address", address);
            options.put("syslog-format", "rfc5424");
            assertThatThrownBy(
                            () -> log.append(target(options), List.of(entry(Stream.STDOUT, "x\n"))))
                    .isInstanceOf(DriverException.class);
            received.get(20, TimeUnit.SECONDS);
            options.put("syslog-tls-ca-cert", authority.toString());
            CompletableFuture<String> second = CompletableFuture.supplyAsync(() -> accept(server));
            log.append(target(options), List.of(entry(Stream.STDOUT, "x\n")));
            log.close(target(options));
            String message = second.get(20, TimeUnit.SECONDS);
            int space = message.indexOf(' ');
            assertThat(message.substring(space + 1))
                    .hasSize(Integer.parseInt(message.substring(0, space)))
                    .endsWith("- x\n");
        }
    }

    @Test
    void unixSocketsOfBothKindsAreServed() throws Exception {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            LogTarget stream = target(Map.of("syslog-address", "unix://" + socket));
            log.append(stream, List.of(entry(Stream.STDOUT, "one\n"), entry(Stream.STDOUT, "two")));
            log.close(stream);
            try (SocketChannel client = server.accept()) {
                assertThat(text(Channels.newInputStream(client)))
                        .contains(": one\n<30>")
                        .endsWith(": two\n");
            }
            LogTarget packets = target(Map.of("syslog-address", "unixgram://" + socket));
            log.append(
                    packets, List.of(entry(Stream.STDOUT, "one\n"), entry(Stream.STDOUT, "two\n")));
            assertThat(datagrams).hasSize(2).first().asString().endsWith(": one\n");
        }
    }

    @Test
    void aServerThatDoesNotReadHoldsNobodyForEver() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            LogTarget target =
                    target(Map.of("syslog-address", "tcp://127.0.0.1:" + server.getLocalPort()));
            List<LogEntry> much = new ArrayList<>();
            for (int i = 0; i < 2000; i++) {
                much.add(entry(Stream.STDOUT, "x".repeat(16_000) + "\n"));
            }
            assertThatThrownBy(() -> log.append(target, much))
                    .isInstanceOf(DriverException.class)
                    .hasMessageContaining("waited");
        }
    }

    /** The texts of dockerd 20.10.24. */
    @ParameterizedTest
    @Tag("3.6/syslog")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "foo=1|unknown log opt 'foo' for syslog log driver",
                "syslog-address=zz://x|syslog-address should be in form proto://address, got zz://x",
                "syslog-address=unix:///nope|stat /nope: no such file or directory",
                "syslog-format=x|Invalid syslog format",
                "syslog-facility=x|invalid syslog facility",
            })
    void refusesInDockerdsWords(String pair, String text) {
        Map<String, String> options = Map.of(pair.split("=")[0], pair.split("=")[1]);
        assertThatThrownBy(() -> log.validate(options)).hasMessage(text);
    }

    private KeyStore selfSigned() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/keytool").toString(),
                                "-genkeypair",
                                "-alias",
                                "server",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=localhost",
                                "-ext",
                                "san=dns:localhost",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                "secret",
                                "-keystore",
                                store.toString())
                        .inheritIO()
                        .start();
        assertThat(keytool.waitFor()).isZero();
        return KeyStore.getInstance(store.toFile(), "secret".toCharArray());
    }

    private static ServerSocket tls(KeyStore keys) throws Exception {
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context.getServerSocketFactory()
                .createServerSocket(0, 5, InetAddress.getLoopbackAddress());
    }

    private static String accept(ServerSocket server) {
        try (Socket client = server.accept()) {
            return text(client.getInputStream());
        } catch (IOException e) {
            return "";
        }
    }

    private static String receive(DatagramSocket server) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
        server.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    private static LogTarget target(Map<String, String> options) {
        return new LogTarget("c".repeat(64), Path.of("/nowhere"), options, Map.of());
    }

    private static LogEntry entry(Stream stream, String text) {
        return new LogEntry(stream, TIME, text.getBytes(StandardCharsets.UTF_8), false);
    }

    /** Datagram sockets of the kernel's, as far as they matter here. */
    private final class Recorder implements SeqPacketSockets {

        @Override
        public SeqPacketConnection connect(Path path) {
            throw new AssertionError("syslog takes datagrams");
        }

        @Override
        public SeqPacketConnection connectDatagram(Path path) {
            return new SeqPacketConnection() {
                @Override
                public int read(ByteBuffer into, Duration limit) {
                    return -1;
                }

                @Override
                public void write(ByteBuffer packet, Duration limit) {
                    byte[] bytes = new byte[packet.remaining()];
                    packet.get(bytes);
                    datagrams.add(new String(bytes, StandardCharsets.UTF_8));
                }

                @Override
                public void shutdownWrite() {}

                @Override
                public void close() {}
            };
        }
    }
}
