package io.drydock.driver.log.splunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPInputStream;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

class SplunkLogTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123456789Z");
    private static final String PATH = "/services/collector/event/1.0";

    @TempDir private Path folder;
    private final SplunkLog log = new SplunkLog();
    private final BlockingQueue<Request> requests = new LinkedBlockingQueue<>();
    private volatile int status = 200;
    private HttpServer server;

    /** What the collector has seen. */
    private record Request(String method, Map<String, List<String>> headers, byte[] body) {
        String header(String name) {
            return String.join(",", headers.getOrDefault(name, List.of("")));
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @AfterEach
    void stop() {
        log.stop();
        if (server != null) {
            server.stop(0);
        }
    }

    private LogTarget start(Map<String, String> options) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        return serve("http", options);
    }

    private LogTarget serve(String scheme, Map<String, String> options) {
        server.createContext(PATH, this::answer);
        server.start();
        Map<String, String> all = new HashMap<>(options);
        all.put("splunk-url", scheme + "://127.0.0.1:" + server.getAddress().getPort());
        all.put("splunk-token", "secret");
        log.validate(all);
        return new LogTarget(
                "c".repeat(64),
                Path.of("/nowhere"),
                all,
                Map.of("colour", "blue"),
                "",
                LogOrigin.UNKNOWN);
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        requests.add(new Request(exchange.getRequestMethod(), exchange.getRequestHeaders(), body));
        byte[] reason = "because".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, reason.length);
        exchange.getResponseBody().write(reason);
        exchange.close();
    }

    private static LogEntry entry(Stream stream, String text) {
        return new LogEntry(stream, TIME, text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Test
    @Tag("3.6/splunk")
    void theCollectorIsAskedThenGetsAllEventsAtOnce() throws Exception {
        LogTarget target =
                start(
                        Map.of(
                                "splunk-source", "harbour",
                                "splunk-sourcetype", "crane",
                                "splunk-index", "main"));
        log.append(target, List.of(entry(Stream.STDOUT, "one\n"), entry(Stream.STDERR, "two\n")));
        assertThat(requests.take().method()).isEqualTo("OPTIONS");
        Request events = requests.take();
        assertThat(events.method()).isEqualTo("POST");
        assertThat(events.header("Authorization")).isEqualTo("Splunk secret");
        assertThat(events.header("Content-encoding")).isEmpty();
        assertThat(events.text())
                .startsWith(
                        "{\"event\":{\"line\":\"one\",\"source\":\"stdout\",\"tag\":\"cccccccccccc\","
                                + "\"attrs\":{\"colour\":\"blue\"}},\"time\":\"1795233600.123456\","
                                + "\"host\":\"")
                .contains("\"source\":\"harbour\",\"sourcetype\":\"crane\",\"index\":\"main\"}{")
                .contains("{\"line\":\"two\",\"source\":\"stderr\"");
        log.append(target, List.of(entry(Stream.STDOUT, "three\n")));
        assertThat(requests.take().method()).isEqualTo("POST");
    }

    @Test
    @Tag("3.6/splunk")
    void jsonStaysJsonAndAllElseIsText() throws Exception {
        LogTarget target =
                start(Map.of("splunk-format", "json", "splunk-verify-connection", "false"));
        log.append(
                target,
                List.of(
                        entry(Stream.STDOUT, "{\"a\":[1]}\n"),
                        entry(Stream.STDOUT, "{\"a\":1} 2\n")));
        assertThat(requests.take().text())
                .contains("\"line\":{\"a\":[1]},")
                .contains("\"line\":\"{\\\"a\\\":1} 2\",");
    }

    @Test
    @Tag("3.6/splunk")
    void rawLinesHaveAPrefixAndEmptyOnesAreLeftOut() throws Exception {
        LogTarget target =
                start(
                        Map.of(
                                "splunk-format", "raw",
                                "splunk-gzip", "true",
                                "splunk-gzip-level", "9",
                                "splunk-index-acknowledgment", "true",
                                "splunk-verify-connection", "false"));
        log.append(target, List.of(entry(Stream.STDOUT, " \n")));
        log.append(target, List.of(entry(Stream.STDOUT, "one\n"), entry(Stream.STDOUT, "\n")));
        Request request = requests.take();
        assertThat(request.header("Content-encoding")).isEqualTo("gzip");
        assertThat(request.header("X-splunk-request-channel")).hasSize(36);
        try (InputStream body =
                new GZIPInputStream(new java.io.ByteArrayInputStream(request.body()))) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("{\"event\":\"cccccccccccc colour=blue one\",")
                    .containsOnlyOnce("\"event\"");
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void whatTheCollectorRefusesIsOfferedAgain() throws Exception {
        LogTarget target = start(Map.of("splunk-verify-connection", "false"));
        status = 503;
        List<LogEntry> batch = List.of(entry(Stream.STDOUT, "one\n"));
        assertThatThrownBy(() -> log.append(target, batch))
                .isInstanceOfSatisfying(
                        DriverException.class,
                        e -> assertThat(e.kind()).isEqualTo(DriverException.Kind.UNAVAILABLE))
                .hasMessage("splunk: failed to send event - 503 - because");
        status = 200;
        log.append(target, batch);
        assertThat(requests).hasSize(2);
    }

    @Test
    @Tag("3.6/splunk")
    void aDifferentNameOrNoneMayBeBelieved() throws Exception {
        certificate();
        HttpsServer secure =
                HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        secure.setHttpsConfigurator(new HttpsConfigurator(context()));
        server = secure;
        String authority = folder.resolve("ca.pem").toString();
        LogTarget stranger = serve("https", Map.of());
        List<LogEntry> batch = List.of(entry(Stream.STDOUT, "one\n"));
        assertThatThrownBy(() -> log.append(stranger, batch)).hasMessageContaining("PKIX");
        assertThatThrownBy(() -> log.append(with(stranger, "splunk-capath", authority), batch))
                .hasMessageContaining("127.0.0.1");
        LogTarget wrong =
                with(with(stranger, "splunk-capath", authority), "splunk-caname", "a.b.org");
        assertThatThrownBy(() -> log.append(wrong, batch)).hasMessageContaining("a.b.org");
        log.append(with(wrong, "splunk-caname", "logs.harbour.org"), batch);
        log.append(with(stranger, "splunk-insecureskipverify", "true"), batch);
        assertThat(requests).hasSize(4);
    }

    private static LogTarget with(LogTarget target, String key, String value) {
        Map<String, String> options = new HashMap<>(target.options());
        options.put(key, value);
        return new LogTarget(
                java.util.HexFormat.of().formatHex(new byte[] {(byte) options.hashCode()}),
                target.directory(),
                options,
                target.attributes(),
                "",
                target.origin());
    }

    private void certificate() throws Exception {
        String keytool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
        String store = folder.resolve("store").toString();
        List<String> common =
                List.of("-alias", "a", "-keystore", store, "-storepass", "secret", "-noprompt");
        run(
                keytool,
                common,
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=harbour",
                "-ext",
                "SAN=dns:*.harbour.org");
        run(keytool, common, "-exportcert", "-rfc", "-file", folder.resolve("ca.pem").toString());
    }

    private static void run(String program, List<String> common, String... words) throws Exception {
        List<String> all = new java.util.ArrayList<>(List.of(program));
        all.addAll(List.of(words));
        all.addAll(common);
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private SSLContext context() throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
            store.load(in, "secret".toCharArray());
        }
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @ParameterizedTest
    @Tag("3.6/splunk")
    @CsvSource(
            delimiter = '|',
            value = {
                "splunk-colour=x|unknown log opt 'splunk-colour' for splunk log driver",
                "splunk-url=|splunk: splunk-url is expected",
                "splunk-token=|splunk: splunk-token is expected",
                "splunk-url=ftp://a|splunk: expected format scheme://dns_name_or_ip:port for"
                        + " splunk-url",
                "splunk-url=http://a/b|splunk: expected format scheme://dns_name_or_ip:port for"
                        + " splunk-url",
                "splunk-format=x|unknown format specified x, supported formats are inline, json"
                        + " and raw",
                "splunk-gzip-level=10|not supported level '10' for splunk-gzip-level (supported"
                        + " values between -1 and 9)",
                "splunk-gzip=maybe|strconv.ParseBool: parsing \"maybe\": invalid syntax",
            })
    void optionsThatCannotBeAreRefused(String option, String text) {
        Map<String, String> options = new HashMap<>();
        options.put("splunk-url", "https://a:8088");
        options.put("splunk-token", "t");
        options.put("splunk-gzip", "true");
        options.put(
                option.substring(0, option.indexOf('=')),
                option.substring(option.indexOf('=') + 1));
        assertThatThrownBy(() -> log.validate(options)).hasMessage(text);
    }
}
