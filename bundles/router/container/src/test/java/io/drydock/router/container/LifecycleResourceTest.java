package io.drydock.router.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.container.ContainerLifecycle;
import io.drydock.api.model.container.ContainerCreateResponse;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** Requests of a container's life, from their text to the contract and back. */
class LifecycleResourceTest {

    private final Asked asked =
            new Asked().answering("create", new ContainerCreateResponse("0123", List.of()));

    private RecordedExchange send(String method, String target) {
        return send(new RecordedExchange(method, target));
    }

    private RecordedExchange send(RecordedExchange exchange) {
        return asked.call(ContainerLifecycle.class, LifecycleResource::new, exchange);
    }

    private RecordedExchange create(String target, String type, String body) {
        return send(new RecordedExchange("POST", target).body(type, body));
    }

    @Test
    @Tag("1.3/create")
    void aCreatedContainerIsAnsweredWith201AndItsId() {
        RecordedExchange made =
                create(
                        "/containers/create?name=web",
                        "application/json",
                        "{\"Image\":\"busybox\"}");

        assertThat(made.status()).as(made.text()).isEqualTo(201);
        assertThat(made.text().strip()).isEqualTo("{\"Id\":\"0123\",\"Warnings\":[]}");
        assertThat(asked.calls()).singleElement().asString().startsWith("create(1.51, web, ");
    }

    @ParameterizedTest
    @Tag("1.17/1.41-platform")
    @CsvSource({"1.40, Optional.empty", "1.41, Optional[linux/arm64]"})
    void aPlatformIsHeardFromVersion41On(String version, String heard) {
        asked.speaking(version);

        create("/containers/create?platform=linux/arm64", "application/json", "{}");

        assertThat(asked.calls()).singleElement().asString().contains(", " + heard + ", ");
    }

    @Test
    void aCreateWithoutBodyIsAnEmptyRequestWhichTheServiceJudges() {
        asked.answering("create", EngineException.invalid("no command specified"));

        RecordedExchange refused = create("/containers/create", "application/json", "");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("no command specified");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{\"Image\":{}}", "{\"HostConfig\":7}", "{} {}"})
    void aBodyThatIsNoConfigurationIsRefused(String body) {
        assertThat(create("/containers/create", "application/json", body).status()).isEqualTo(400);
        assertThat(asked.calls()).isEmpty();
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() {
        assertThat(create("/containers/create", "text/plain", "{}").status()).isEqualTo(400);
        assertThat(asked.calls()).isEmpty();
    }

    @Test
    @Tag("1.3/start-body")
    void aStartWithAHostConfigurationIsRefused() {
        RecordedExchange refused =
                create("/containers/web/start", "application/json", "{\"Binds\":[]}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("was deprecated since API v1.22 and removed in v1.24");
        assertThat(create("/containers/web/start", "application/json", "{}").status())
                .isEqualTo(204);
        assertThat(asked.calls()).containsExactly("start(web)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.41 | stop?t=3&signal=HUP    | stop(web, 3, null)",
                "1.42 | stop?t=3&signal=HUP    | stop(web, 3, HUP)",
                "1.42 | stop                   | stop(web, null, null)",
                "1.42 | stop?t=-1              | stop(web, -1, null)",
                "1.41 | restart?signal=HUP     | restart(web, null, null)",
                "1.42 | restart?t=0&signal=HUP | restart(web, 0, HUP)",
                "1.24 | kill                   | kill(web, )",
                "1.24 | kill?signal=9          | kill(web, 9)",
                "1.24 | pause                  | pause(web)",
                "1.24 | unpause                | unpause(web)",
                "1.24 | rename?name=shop       | rename(web, shop)",
            })
    void aCommandIsHandedOnAndAnsweredWith204(String version, String command, String call) {
        asked.speaking(version);

        assertThat(send("POST", "/containers/web/" + command).status()).isEqualTo(204);
        assertThat(asked.calls()).containsExactly(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop?t=soon", "restart?t=1.5", "stop?t=99999999999"})
    void aTimeThatIsNoNumberIsRefused(String command) {
        RecordedExchange refused = send("POST", "/containers/web/" + command);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("invalid value for query parameter \\\"t\\\"");
        assertThat(asked.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'',           'remove(web, false, false)'",
        "?force=1&v=1, 'remove(web, true, true)'",
        "?force=0&v=x, 'remove(web, false, true)'",
    })
    void aRemovalTakesItsFlags(String query, String call) {
        assertThat(send("DELETE", "/containers/web" + query).status()).isEqualTo(204);
        assertThat(asked.calls()).containsExactly(call);
    }

    @ParameterizedTest
    @CsvSource({"304", "404", "409", "500"})
    void aRefusalOfTheServiceHasItsStatus(int status) {
        EngineException refusal =
                switch (status) {
                    case 304 -> new EngineException(ErrorKind.NOT_MODIFIED, "");
                    case 404 -> EngineException.notFound("No such container: web");
                    case 409 -> EngineException.conflict("it is paused");
                    default -> EngineException.system("no", new IllegalStateException());
                };
        asked.answering("start", refusal);

        RecordedExchange refused = send("POST", "/containers/web/start");

        assertThat(refused.status()).isEqualTo(status);
        if (status != 304) {
            assertThat(refused.text())
                    .isEqualTo("{\"message\":\"" + refusal.getMessage() + "\"}\n");
        }
    }

    @Test
    void aPathWithoutAVerbIsNoContainers() {
        assertThat(send("POST", "/containers/web").status()).isEqualTo(404);
        assertThat(asked.calls()).isEmpty();
    }
}
