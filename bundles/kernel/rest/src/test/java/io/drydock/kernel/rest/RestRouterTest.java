package io.drydock.kernel.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.Routes;
import io.drydock.sdk.testkit.http.RecordedExchange;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Set;

class RestRouterTest {

    private static final RestRouter ROUTER = new RestRouter("toy", new ToyRouter());

    @AfterAll
    static void close() {
        ROUTER.close();
    }

    private static RecordedExchange call(RecordedExchange exchange) {
        exchange.attribute(Routes.PATH, exchange.path());
        exchange.attribute(Routes.VERSION, "1.41");
        ROUTER.handle(exchange);
        return exchange;
    }

    private static RecordedExchange create(String contentType, String body) {
        return call(new RecordedExchange("POST", "/toys/create").body(contentType, body));
    }

    private static String message(String text) {
        return "{\"message\":\"" + text + "\"}\n";
    }

    @Test
    void recordsBecomeJsonWithNewlineAndWithoutHtmlEscapes() {
        RecordedExchange exchange = call(new RecordedExchange("GET", "/toys/json?all=yes"));
        assertThat(exchange.status()).isEqualTo(200);
        assertThat(exchange.answered()).containsEntry("Content-Type", "application/json");
        assertThat(exchange.text())
                .isEqualTo("[{\"Name\":\"<true{}1.41>\",\"Size\":null,\"Parts\":null}]\n");
        assertThat(exchange.flushes()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%7B%22a%22%3A%7B%22x%22%3Atrue%7D%7D | a=[x]",
                "%7B%22a%22%3A%5B%22x%22%2C%22y%22%5D%7D | a=[x, y]",
                "{\"a\":[\"x\"]} | a=[x]"
            })
    void filtersComeInBothForms(String filters, String seen) {
        assertThat(call(new RecordedExchange("GET", "/toys/json?filters=" + filters)).text())
                .contains("{" + seen + "}");
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "%7B%22a%22%3A1%7D", "%5B%5D", "%7B%22a%22%3A%5B1%5D%7D"})
    void badFiltersAreRefused(String filters) {
        RecordedExchange exchange =
                call(new RecordedExchange("GET", "/toys/json?filters=" + filters));
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text()).isEqualTo(message("invalid filter"));
    }

    @Test
    void resourcesMayAskWhetherTheirClientIsStillThere() {
        assertThat(call(new RecordedExchange("PUT", "/toys/here")).text()).isEqualTo("here: true");
    }

    @Test
    void clientsCannotSetTheVersionThemselves() {
        RecordedExchange exchange =
                call(new RecordedExchange("GET", "/toys/json").with("drydock-api-version", "1.56"));
        assertThat(exchange.text()).contains("1.41");
    }

    @Test
    void namesMatchWithoutRegardToCaseAndUnknownOnesAreIgnored() {
        assertThat(
                        create(
                                        "application/json; charset=utf-8",
                                        "{\"NAME\":\"x\",\"size\":3,\"z\":[]}")
                                .text())
                .isEqualTo("{\"Name\":\"x\",\"Size\":3,\"Parts\":null}\n");
    }

    @Test
    void absentBodyIsTheZeroValue() {
        assertThat(create(null, "").text())
                .isEqualTo("{\"Name\":null,\"Size\":null,\"Parts\":null}\n");
        assertThat(create("application/json", "").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/plain | {} | unsupported Content-Type header (text/plain): must be 'application/json'",
                "        | {} | unsupported Content-Type header (): must be 'application/json'",
                "a/b/c   | {} | malformed Content-Type header (a/b/c): mime: expected token",
                "application/json | {} {} | unexpected content after JSON",
                "application/json | {} x | unexpected content after JSON",
                "application/json | ' ' | invalid JSON: got EOF while reading request body",
                "application/json | {\"Name\":\"broken\"} | toys may not be broken"
            })
    void badBodiesAreRefusedWithTheTextsClientsKnow(String type, String body, String text) {
        RecordedExchange exchange = create(type, body);
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text()).isEqualTo(message(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"Size\":\"many\"}", "{\"Name\":", "nonsense"})
    void malformedJsonIsRefused(String body) {
        RecordedExchange exchange = create("application/json", body);
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text()).startsWith("{\"message\":\"invalid JSON: ");
    }

    @Test
    void namesMayHaveSlashesPlainOrEncoded() {
        assertThat(call(new RecordedExchange("GET", "/toys/a/b%2Fc:d/json")).text())
                .isEqualTo("{\"name\":\"a/b/c:d\"}\n");
        assertThat(call(new RecordedExchange("GET", "/toys/a{b|c d/json")).text())
                .isEqualTo("{\"name\":\"a{b|c d\"}\n");
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing", "GET,/toys/a/b/c", "POST,/toys/json", "DELETE,/toys/json/x"})
    void unknownPathAndWrongMethodAreNotFound(String method, String path) {
        RecordedExchange exchange = call(new RecordedExchange(method, path));
        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.text()).isEqualTo(message("page not found"));
        assertThat(exchange.answered()).containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource({
        "NOT_FOUND,404",
        "INVALID,400",
        "CONFLICT,409",
        "UNAUTHORIZED,401",
        "FORBIDDEN,403",
        "NOT_IMPLEMENTED,501",
        "UNAVAILABLE,503",
        "SYSTEM,500"
    })
    void kindsBecomeStatuses(String kind, int status) {
        RecordedExchange exchange = call(new RecordedExchange("DELETE", "/toys/" + kind));
        assertThat(exchange.status()).isEqualTo(status);
        assertThat(exchange.text()).isEqualTo(message("sorry: " + kind));
    }

    @Test
    void notModifiedHasNoBody() {
        RecordedExchange exchange = call(new RecordedExchange("DELETE", "/toys/NOT_MODIFIED"));
        assertThat(exchange.status()).isEqualTo(304);
        assertThat(exchange.text()).isEmpty();
    }

    @Test
    void cancelledCallWritesNothing() {
        RecordedExchange exchange = call(new RecordedExchange("DELETE", "/toys/CANCELLED"));
        assertThat(exchange.status()).isEqualTo(499);
        assertThat(exchange.text()).isEmpty();
        assertThat(exchange.aborted()).isInstanceOf(EngineException.class);
    }

    @Test
    void bugsAreInternalErrors() {
        RecordedExchange exchange = call(new RecordedExchange("DELETE", "/toys/bug"));
        assertThat(exchange.status()).isEqualTo(500);
        assertThat(exchange.text()).isEqualTo(message("a bug"));
    }

    @Test
    void badParameterIsTheClientsFault() {
        RecordedExchange exchange = call(new RecordedExchange("PUT", "/toys/count/x"));
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text()).contains("invalid value for parameter 'n'");
    }

    @Test
    void streamedBodiesNeedNoContentTypeAndMayHaveAny() {
        assertThat(call(new RecordedExchange("PUT", "/toys/count/3").body(null, "abc")).text())
                .isEqualTo("3:3");
        assertThat(call(new RecordedExchange("PUT", "/toys/count/3").body("a/b/c", "abc")).text())
                .isEqualTo("3:3");
    }

    @Test
    void acceptHeaderRefusesNothing() {
        assertThat(
                        call(new RecordedExchange("GET", "/toys/json").with("Accept", "text/plain"))
                                .status())
                .isEqualTo(200);
    }

    @Test
    void streamsAreHandedOn() {
        RecordedExchange attach = call(new RecordedExchange("POST", "/toys/attach"));
        assertThat(attach.streamed()).isInstanceOf(Hijack.class);
        RecordedExchange events = call(new RecordedExchange("GET", "/toys/events"));
        assertThat(events.streamed()).isInstanceOf(CursorBody.class);
        assertThat(events.text()).isEmpty();
    }

    @Test
    void streamThatCannotBeginIsAnsweredLikeAnyError() {
        RecordedExchange exchange =
                new RecordedExchange("GET", "/toys/events")
                        .streaming(
                                stream -> {
                                    throw EngineException.notFound("No such container: x");
                                });
        call(exchange);
        assertThat(exchange.status()).isEqualTo(404);
        assertThat(exchange.text()).isEqualTo(message("No such container: x"));
    }

    @Test
    void liveBodiesAreFlushedAsTheyAreWritten() {
        RecordedExchange exchange = call(new RecordedExchange("GET", "/toys/live"));
        assertThat(exchange.text()).isEqualTo("onetwo");
        assertThat(exchange.flushes()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void bodyThatFailsMidwayIsBrokenOff() {
        RecordedExchange exchange = call(new RecordedExchange("GET", "/toys/live?fail=1"));
        assertThat(exchange.text()).isEqualTo("one");
        assertThat(exchange.aborted()).hasMessageContaining("midway");
    }

    @Test
    void faultyRouterIsFoundBeforeItServes() {
        RestRouter faulty =
                new RestRouter(
                        "faulty",
                        new Application() {
                            @Override
                            public Set<Object> getSingletons() {
                                return Set.of(new Ambiguous());
                            }
                        });
        assertThatThrownBy(faulty::prepare).isInstanceOf(RuntimeException.class);
    }

    @Path("/a")
    public static final class Ambiguous {
        @GET
        public String one() {
            return "1";
        }

        @GET
        public String two() {
            return "2";
        }
    }
}
