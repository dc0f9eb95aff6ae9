package io.drydock.middleware.experimental;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.http.Exchange;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;

class ExperimentalMiddlewareTest {

    private final List<Exchange> passed = new ArrayList<>();

    @ParameterizedTest
    @Tag("1.5/experimental")
    @ValueSource(strings = {"/containers/c/checkpoints", "/containers/c/checkpoints/one"})
    void keepsCheckpointsShut(String path) {
        RecordedExchange exchange = new RecordedExchange("GET", path);

        new ExperimentalMiddleware(false).handle(exchange, passed::add);

        assertThat(passed).isEmpty();
        assertThat(exchange.status()).isEqualTo(501);
        assertThat(exchange.text()).contains("experimental").endsWith("}\n");
        assertThat(exchange.answered()).containsEntry("Docker-Experimental", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/containers/c/json", "/containers/checkpoints", "/info"})
    void letsAllElsePass(String path) {
        new ExperimentalMiddleware(false).handle(new RecordedExchange("GET", path), passed::add);

        assertThat(passed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkpoint=one", "detachKeys=a&checkpoint=one"})
    void refusesToStartFromACheckpoint(String query) {
        RecordedExchange exchange = new RecordedExchange("POST", "/containers/c/start?" + query);

        new ExperimentalMiddleware(false).handle(exchange, passed::add);

        assertThat(passed).isEmpty();
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text()).contains("checkpoint is only supported in experimental mode");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "checkpoint=", "checkpoint=&detachKeys=a"})
    void letsAnOrdinaryStartPass(String query) {
        new ExperimentalMiddleware(false)
                .handle(new RecordedExchange("POST", "/containers/c/start?" + query), passed::add);

        assertThat(passed).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = "/containers/c/checkpoints")
    void opensThemWhenExperimental(String path) {
        RecordedExchange exchange = new RecordedExchange("GET", path);

        new ExperimentalMiddleware(true).handle(exchange, passed::add);

        assertThat(passed).containsExactly(exchange);
        assertThat(exchange.answered()).containsEntry("Docker-Experimental", "true");
    }
}
