package io.drydock.driver.log.gcplogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogOrigin;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class GcpLogsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123456789Z");

    @TempDir private Path folder;
    private final List<JsonNode> written = Collections.synchronizedList(new ArrayList<>());
    private final List<String> authorizations = Collections.synchronizedList(new ArrayList<>());
    private final List<String> forms = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> metadata = new HashMap<>();
    private HttpServer server;
    private GcpLogs log;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/computeMetadata/v1/", this::tell);
        server.createContext("/v2/entries:write", this::write);
        server.createContext("/token", this::token);
        server.start();
        log = new GcpLogs(here(), here(), "");
    }

    @AfterEach
    void stop() {
        log.stop();
        server.stop(0);
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void tell(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring("/computeMetadata/v1/".length());
        boolean asked = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
        String text = asked ? metadata.get(path) : null;
        answer(exchange, text == null ? 404 : 200, text == null ? "" : text);
    }

    private void write(HttpExchange exchange) throws IOException {
        authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
        written.add(JSON.readTree(exchange.getRequestBody().readAllBytes()));
        answer(exchange, 200, "{}");
    }

    private void token(HttpExchange exchange) throws IOException {
        forms.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        answer(exchange, 200, "{\"access_token\":\"account\",\"expires_in\":3600}");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private LogTarget target(Map<String, String> options) {
        log.validate(options);
        return new LogTarget(
                "c".repeat(64),
                folder,
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

    private static List<LogEntry> lines(String... lines) {
        List<LogEntry> entries = new ArrayList<>();
        for (String line : lines) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            entries.add(new LogEntry(LogEntry.Stream.STDOUT, TIME, bytes, false));
        }
        return entries;
    }

    @Test
    @Tag("3.6/gcplogs")
    void aMachineOfGooglesKnowsItAll() {
        metadata.put("project/project-id", "harbour");
        metadata.put("instance/zone", "projects/1/zones/europe-west1-b");
        metadata.put("instance/name", "crane");
        metadata.put("instance/id", "77");
        metadata.put(
                "instance/service-accounts/default/token",
                "{\"access_token\":\"machine\",\"expires_in\":3600}");
        log.append(target(Map.of("gcp-log-cmd", "true")), lines("one", "two"));
        assertThat(authorizations).containsExactly("Bearer machine");
        JsonNode request = written.getFirst();
        assertThat(request.at("/logName").asText())
                .isEqualTo("projects/harbour/logs/gcplogs-docker-driver");
        assertThat(request.at("/resource/type").asText()).isEqualTo("global");
        assertThat(request.at("/resource/labels/project_id").asText()).isEqualTo("harbour");
        assertThat(request.at("/entries")).hasSize(2);
        JsonNode entry = request.at("/entries/1");
        assertThat(entry.at("/timestamp").asText()).isEqualTo("2026-11-21T04:00:00.123456789Z");
        assertThat(entry.at("/jsonPayload/message").asText()).isEqualTo("two");
        assertThat(entry.at("/jsonPayload/instance"))
                .hasToString("{\"id\":\"77\",\"name\":\"crane\",\"zone\":\"europe-west1-b\"}");
        assertThat(entry.at("/jsonPayload/container"))
                .hasToString(
                        "{\"command\":\"sh -c true\",\"created\":\"2026-11-21T04:00:00Z\",\"id\":\""
                                + "c".repeat(64)
                                + "\",\"imageId\":\"sha256:a\",\"imageName\":\"busybox\","
                                + "\"metadata\":{\"colour\":\"blue\"},\"name\":\"/pier\"}");
    }

    @Test
    @Tag("3.6/gcplogs")
    void elsewhereTheOptionsAndAServiceAccountDo() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        log = new GcpLogs(here(), here(), account(keys).toString());
        Map<String, String> options =
                Map.of("gcp-project", "p", "gcp-meta-name", "mine", "gcp-meta-zone", "z");
        LogTarget target = target(options);
        log.append(target, lines("one"));
        log.append(target, lines("two"));
        assertThat(authorizations).containsExactly("Bearer account", "Bearer account");
        assertThat(forms).singleElement().asString().startsWith("grant_type=urn%3Aietf");
        String[] assertion = forms.getFirst().replaceAll(".*assertion=", "").split("\\.");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(keys.getPublic());
        signature.update((assertion[0] + "." + assertion[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(assertion[2]))).isTrue();
        JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(assertion[1]));
        assertThat(claims.at("/iss").asText()).isEqualTo("ship@harbour");
        assertThat(claims.at("/aud").asText()).isEqualTo(here() + "/token");
        assertThat(written.getLast().at("/entries/0/jsonPayload/instance"))
                .hasToString("{\"name\":\"mine\",\"zone\":\"z\"}");
        assertThat(written.getLast().at("/entries/0/jsonPayload/container").has("command"))
                .isFalse();
    }

    private Path account(KeyPair keys) throws IOException {
        String pem =
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n";
        Map<String, String> account =
                Map.of(
                        "client_email",
                        "ship@harbour",
                        "private_key",
                        pem,
                        "token_uri",
                        here() + "/token");
        return Files.write(folder.resolve("account.json"), JSON.writeValueAsBytes(account));
    }

    @Test
    @Tag("3.6/gcplogs")
    void whatIsMissingOrUnknownIsSaid() {
        assertThatThrownBy(() -> log.append(target(Map.of()), lines("one")))
                .hasMessage(
                        "no project was specified and couldn't read project from the metadata"
                                + " server. Please specify a project");
        assertThatThrownBy(() -> log.validate(Map.of("gcp-x", "1")))
                .hasMessage("\"gcp-x\" is not a valid option for the gcplogs driver");
    }
}
