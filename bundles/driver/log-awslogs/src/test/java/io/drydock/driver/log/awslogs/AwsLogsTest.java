package io.drydock.driver.log.awslogs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

class AwsLogsTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.123Z");
    private static final String MISSING =
            "{\"__type\":\"ResourceNotFoundException\",\"message\":\"x\"}";
    private static final String CREDENTIALS =
            "{\"AccessKeyId\":\"ROLE\",\"SecretAccessKey\":\"s\",\"Token\":\"session\","
                    + "\"Expiration\":\"2099-01-01T00:00:00Z\"}";

    @TempDir private Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    private final List<Map<String, List<String>>> headers =
            Collections.synchronizedList(new ArrayList<>());
    private final Map<String, String> refusals = new HashMap<>();
    private HttpServer server;
    private AwsLogs log;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 5);
        server.createContext("/", this::answer);
        server.start();
        environment.put("HOME", home.toString());
        log = new AwsLogs(web -> new Surroundings(environment, here(), here(), web));
    }

    @AfterEach
    void stop() {
        log.stop();
        server.stop(0);
    }

    private URI here() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String target = String.valueOf(exchange.getRequestHeaders().getFirst("X-Amz-Target"));
        String operation = target.substring(target.indexOf('.') + 1);
        boolean call = exchange.getRequestMethod().equals("POST");
        String path = exchange.getRequestURI().getPath();
        calls.add(call ? operation + " " + body : exchange.getRequestMethod() + " " + path);
        headers.add(exchange.getRequestHeaders());
        String refusal = refusals.remove(operation);
        String text =
                switch (path) {
                    case "/latest/api/token" -> "token";
                    case "/latest/meta-data/placement/region" -> "eu-north-1";
                    case "/latest/meta-data/iam/security-credentials/" -> "role\n";
                    case "/role", "/latest/meta-data/iam/security-credentials/role" -> CREDENTIALS;
                    default -> refusal == null ? "{}" : refusal;
                };
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refusal == null ? 200 : 400, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private LogTarget target(String... options) {
        Map<String, String> all = new HashMap<>();
        all.put("awslogs-group", "harbour");
        all.put("awslogs-endpoint", here().toString());
        for (String option : options) {
            int equals = option.indexOf('=');
            all.put("awslogs-" + option.substring(0, equals), option.substring(equals + 1));
        }
        log.validate(all);
        return new LogTarget("c".repeat(64), home, all, Map.of(), "", LogOrigin.UNKNOWN);
    }

    private void keys() {
        environment.put("AWS_ACCESS_KEY_ID", "KEY");
        environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    }

    private static List<LogEntry> lines(String... lines) {
        return Arrays.stream(lines)
                .map(line -> (line + "\n").getBytes(StandardCharsets.UTF_8))
                .map(line -> new LogEntry(LogEntry.Stream.STDOUT, TIME, line, false))
                .toList();
    }

    private List<String> messages() {
        return calls.stream()
                .filter(call -> call.startsWith("PutLogEvents"))
                .flatMap(
                        call ->
                                java.util.regex.Pattern.compile("\"message\":\"(.*?)\"")
                                        .matcher(call)
                                        .results()
                                        .map(found -> found.group(1)))
                .toList();
    }

    @Test
    @Tag("3.6/awslogs")
    void theStreamIsMadeAndEventsAreSigned() {
        keys();
        log.append(target("region=eu-west-1"), lines("one", "", "two"));
        assertThat(calls).hasSize(2);
        assertThat(calls.getFirst())
                .startsWith("CreateLogStream ")
                .contains("\"logGroupName\":\"harbour\"")
                .contains("\"logStreamName\":\"" + "c".repeat(64) + "\"");
        assertThat(messages()).containsExactly("one", "two");
        assertThat(calls.getLast()).contains("\"timestamp\":" + TIME.toEpochMilli());
        assertThat(headers.getLast().get("Authorization").getFirst())
                .startsWith("AWS4-HMAC-SHA256 Credential=KEY/")
                .contains("/eu-west-1/logs/aws4_request, SignedHeaders=")
                .contains("content-type;host;");
        assertThat(headers.getLast()).doesNotContainKey("X-amz-security-token");
        assertThat(headers.getLast()).doesNotContainKey("X-amzn-logs-format");
    }

    @Test
    @Tag("3.6/awslogs")
    void aMissingGroupIsMadeWhenAskedFor() {
        keys();
        refusals.put("CreateLogStream", MISSING);
        assertThatThrownBy(() -> log.append(target("region=eu-west-1"), lines("one")))
                .hasMessage("awslogs: ResourceNotFoundException: x");
        calls.clear();
        refusals.put("CreateLogStream", MISSING);
        LogTarget target = target("region=eu-west-1", "create-group=true", "stream=pier");
        log.append(target, lines("one"));
        assertThat(calls.stream().map(call -> call.split(" ")[0]))
                .containsExactly(
                        "CreateLogStream", "CreateLogGroup", "CreateLogStream", "PutLogEvents");
        assertThat(calls.getLast()).contains("\"logStreamName\":\"pier\"");
    }

    @Test
    @Tag("3.6/awslogs")
    void whatIsThereAlreadyIsFine() {
        keys();
        refusals.put("CreateLogStream", MISSING.replace("NotFound", "AlreadyExists"));
        refusals.put("PutLogEvents", "{\"__type\":\"DataAlreadyAcceptedException\"}");
        log.append(target("region=eu-west-1"), lines("one"));
        assertThat(calls).hasSize(2);
        calls.clear();
        log.append(target("region=eu-west-1", "create-stream=false"), lines("two"));
        assertThat(calls).hasSize(1);
    }

    @Test
    @Tag("3.6/awslogs")
    void linesOfOneEventStayTogether() {
        keys();
        log.append(
                target("region=r", "datetime-format=[%b %d, %Y %H:%M:%S]"),
                lines("[May 01, 2026 19:00:01] A", "  at b", "[May 01, 2026 19:00:04] C"));
        assertThat(messages())
                .containsExactly("[May 01, 2026 19:00:01] A\\n  at b", "[May 01, 2026 19:00:04] C");
        calls.clear();
        LogTarget other = target("region=r", "multiline-pattern=^INFO");
        log.close(other);
        log.append(other, lines("lost", "INFO a", "b", "INFO c"));
        assertThat(messages()).containsExactly("lost", "INFO a\\nb", "INFO c");
    }

    @Test
    @Tag("3.6/awslogs")
    void metricsAreSaidToBeSome() {
        keys();
        log.append(target("region=r", "format=json/emf"), lines("{}"));
        assertThat(headers.getLast().get("X-amzn-logs-format")).containsExactly("json/emf");
    }

    @Test
    @Tag("3.6/awslogs")
    void regionAndCredentialsAreThoseOfTheMachine() {
        log.append(target(), lines("one"));
        assertThat(headers.getLast().get("Authorization").getFirst())
                .contains("Credential=ROLE/")
                .contains("/eu-north-1/logs/");
        assertThat(headers.getLast().get("X-amz-security-token")).containsExactly("session");
    }

    @Test
    @Tag("3.6/awslogs")
    void credentialsOfAContainerOrAFileGoBeforeTheMachines() throws IOException {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id = FILE\naws_secret_access_key = s\n"
                        + "[sea]\naws_access_key_id=SEA\naws_secret_access_key=s\n");
        environment.put("AWS_REGION", "r");
        environment.put("AWS_PROFILE", "sea");
        log.append(target(), lines("one"));
        assertThat(headers.getLast().get("Authorization").getFirst()).contains("Credential=SEA/");
        LogTarget other = target("credentials-endpoint=/role");
        log.close(other);
        log.append(other, lines("one"));
        assertThat(headers.getLast().get("Authorization").getFirst()).contains("Credential=ROLE/");
        assertThat(calls).contains("GET /role");
    }

    @Test
    void theServiceGetsNoMoreThanItTakes() {
        String letters = "ä".repeat(200_000);
        List<Event> parts = Event.split(1, letters);
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst().message().getBytes(StandardCharsets.UTF_8).length)
                .isBetween(262_000, 262_118);
        List<Event> many = new ArrayList<>();
        for (int i = 0; i < 10_001; i++) {
            many.add(new Event(i, "x"));
        }
        assertThat(Event.batches(many)).extracting(List::size).containsExactly(10_000, 1);
        List<Event> large = Collections.nCopies(5, parts.getFirst());
        assertThat(Event.batches(large)).extracting(List::size).containsExactly(4, 1);
        Event later = new Event(24 * 3_600_000L, "b");
        assertThat(Event.batches(List.of(later, new Event(0, "a"))))
                .containsExactly(List.of(new Event(0, "a")), List.of(later));
    }

    @ParameterizedTest
    @Tag("3.6/awslogs")
    @CsvSource(
            delimiter = '|',
            value = {
                "x=1|unknown log opt 'awslogs-x' for awslogs log driver",
                "group=|must specify a value for log opt 'awslogs-group'",
                "max-buffered-events=0|must specify a positive integer for log opt"
                        + " 'awslogs-max-buffered-events': 0",
                "force-flush-interval-seconds=x|must specify a positive integer for log opt"
                        + " 'awslogs-force-flush-interval-seconds': x",
                "format=xml|unsupported log format 'xml'",
            })
    void optionsThatCannotBeAreRefused(String option, String text) {
        assertThatThrownBy(() -> target(option)).hasMessage(text);
    }

    @Test
    void optionsThatExcludeEachOtherAreRefused() {
        assertThatThrownBy(() -> target("datetime-format=%Y", "multiline-pattern=x"))
                .hasMessage(
                        "you cannot configure log opt 'awslogs-datetime-format' and"
                                + " 'awslogs-multiline-pattern' at the same time");
        assertThatThrownBy(() -> target("format=json/emf", "multiline-pattern=x"))
                .hasMessageContaining("when log opt 'awslogs-format' is set to 'json/emf'");
        assertThatThrownBy(() -> target("multiline-pattern=("))
                .hasMessageContaining("awslogs could not parse given multiline pattern key \"(\"");
    }
}
