package io.drydock.router.exec;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.container.ExecEngine;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.exec.ExecCreateRequest;
import io.drydock.api.model.exec.ExecInspect;
import io.drydock.api.model.exec.ExecStartRequest;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.http.RouterFactory.Router;
import io.drydock.api.spi.http.Routes;
import io.drydock.kernel.rest.RestRouters;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests for further processes, from their text to the contract and back. */
class ExecResourceTest {

    private static final Hijack STREAM =
            new Hijack("exec/e1", "e1", true, true, true, false, true, "", new byte[0], null, true);

    private final List<String> calls = new ArrayList<>();
    private final Router router =
            new RestRouters().build("exec", new ExecRouter(new RecordingExecs()));

    @AfterEach
    void close() {
        router.close();
    }

    private RecordedExchange send(String method, String target, String body) {
        RecordedExchange exchange =
                new RecordedExchange(method, target).body("application/json", body);
        exchange.attribute(Routes.PATH, exchange.path());
        exchange.attribute(Routes.VERSION, "1.41");
        router.handle(exchange);
        return exchange;
    }

    @Test
    void aPreparedProcessIsAnsweredWith201AndItsId() {
        RecordedExchange made = send("POST", "/containers/web/exec", "{\"Cmd\":[\"date\"]}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.text().strip()).isEqualTo("{\"Id\":\"e1\"}");
        assertThat(calls).containsExactly("create web [date]");
    }

    @Test
    @Tag("1.4/create")
    void aProcessWithoutCommandIsTheServicesToRefuse() {
        RecordedExchange refused = send("POST", "/containers/web/exec", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).isEqualTo("{\"message\":\"No exec command specified\"}\n");
        assertThat(calls).containsExactly("create web null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"Cmd\":{}}", "7"})
    void aBodyThatIsNoProcessIsRefused(String body) {
        assertThat(send("POST", "/containers/web/exec", body).status()).isEqualTo(400);
        assertThat(calls).isEmpty();
    }

    @Test
    @Tag("1.4/start")
    void anAttachedStartTakesTheConnection() {
        assertThat(send("POST", "/exec/e1/start", "{\"Tty\":true}").streamed()).isEqualTo(STREAM);
        assertThat(calls).containsExactly("start 1.41 e1 detach=false tty=true");
    }

    @Test
    void aDetachedStartIsAnsweredWith200() {
        RecordedExchange started = send("POST", "/exec/e1/start", "{\"Detach\":true}");

        assertThat(started.status()).isEqualTo(200);
        assertThat(started.streamed()).isNull();
        assertThat(started.text()).isEmpty();
    }

    @Test
    void aStartWithoutBodyIsAttached() {
        assertThat(send("POST", "/exec/e1/start", "").streamed()).isEqualTo(STREAM);
    }

    @Test
    void aProcessThatIsNotThereIsAnsweredWith404() {
        RecordedExchange refused = send("GET", "/exec/e2/json", "");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).isEqualTo("{\"message\":\"No such exec instance: e2\"}\n");
    }

    @Test
    void aTerminalGetsItsSize() {
        assertThat(send("POST", "/exec/e1/resize?h=24&w=80", "").status()).isEqualTo(200);
        assertThat(calls).containsExactly("resize e1 24 80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?h=24", "?h=-1&w=80", "?h=24&w=wide"})
    void aSizeThatIsNoneIsRefused(String query) {
        RecordedExchange refused = send("POST", "/exec/e1/resize" + query, "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("invalid resize ");
        assertThat(calls).isEmpty();
    }

    private final class RecordingExecs implements ExecEngine {

        @Override
        public String create(String container, ExecCreateRequest request) {
            calls.add("create " + container + " " + request.cmd());
            if (request.cmd() == null) {
                throw EngineException.invalid("No exec command specified");
            }
            return "e1";
        }

        @Override
        public Optional<Hijack> start(ApiVersion version, String id, ExecStartRequest request) {
            calls.add(
                    "start %s %s detach=%s tty=%s"
                            .formatted(version, id, request.detach(), request.tty()));
            return request.detach() ? Optional.empty() : Optional.of(STREAM);
        }

        @Override
        public ExecInspect inspect(String id) {
            throw EngineException.notFound("No such exec instance: " + id);
        }

        @Override
        public void resize(String id, int height, int width) {
            calls.add("resize " + id + " " + height + " " + width);
        }
    }
}
