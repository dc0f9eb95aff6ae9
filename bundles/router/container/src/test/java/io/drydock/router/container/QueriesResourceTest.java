package io.drydock.router.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.container.ContainerQueries;
import io.drydock.api.model.error.EngineException;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What is asked about containers. */
class QueriesResourceTest {

    private final Asked asked = new Asked().answering("list", List.of());

    private RecordedExchange send(String target) {
        return asked.call(
                ContainerQueries.class, QueriesResource::new, new RecordedExchange("GET", target));
    }

    @Test
    void aListTakesItsFlagsAndFilters() {
        RecordedExchange list =
                send("/containers/json?all=1&limit=-1&filters=%7B%22name%22:%5B%22web%22%5D%7D");

        assertThat(list.status()).as(list.text()).isEqualTo(200);
        assertThat(list.text()).isEqualTo("[]\n");
        assertThat(asked.calls())
                .singleElement()
                .asString()
                .startsWith("list(1.51, true, -1, false, ")
                .contains("web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=few", "filters=%7B", "filters=%5B1%5D"})
    void aParameterThatCannotBeReadIsRefused(String query) {
        assertThat(send("/containers/json?" + query).status()).isEqualTo(400);
        assertThat(asked.calls()).isEmpty();
    }

    @Test
    void aContainerThatIsNotThereIsAnsweredWith404() {
        asked.answering("inspect", EngineException.notFound("No such container: web"));

        RecordedExchange refused = send("/containers/web/json?size=1");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).isEqualTo("{\"message\":\"No such container: web\"}\n");
        assertThat(asked.calls()).containsExactly("inspect(1.51, web, true)");
    }
}
