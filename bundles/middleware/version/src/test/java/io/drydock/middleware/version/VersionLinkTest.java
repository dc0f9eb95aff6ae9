package io.drydock.middleware.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.http.Exchange;
import io.drydock.api.spi.http.Routes;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class VersionLinkTest {

    private final VersionLink link =
            new VersionLink(new ApiVersions("1.24"), "Docker/0.1.0 (linux)", true);
    private final List<Exchange> passed = new ArrayList<>();

    @Test
    void passesOnWithVersionAndBarePath() {
        RecordedExchange exchange = handle("/v1.43/info");

        assertThat(passed).containsExactly(exchange);
        assertThat(exchange.attributes())
                .containsEntry(Routes.VERSION, "1.43")
                .containsEntry(Routes.PATH, "/info");
    }

    @Test
    void routersGetTwoPartsWhateverWasWritten() {
        assertThat(handle("/v1.43.7/info").attributes()).containsEntry(Routes.VERSION, "1.43");
    }

    @Test
    void refusesAsJsonWithTheHeadersOfEveryAnswer() {
        RecordedExchange exchange = handle("/v1.99/info");

        assertThat(passed).isEmpty();
        assertThat(exchange.status()).isEqualTo(400);
        assertThat(exchange.text())
                .isEqualTo(
                        "{\"message\":\"client version 1.99 is too new. Maximum supported API"
                                + " version is 1.56\"}\n");
        assertThat(exchange.answered())
                .containsEntry("Content-Type", "application/json")
                .containsEntry("Server", "Docker/0.1.0 (linux)")
                .containsEntry("Api-Version", "1.56")
                .containsEntry("Ostype", "linux")
                .containsEntry("Docker-Experimental", "true");
    }

    @Test
    @Tag("1.17/1.25-prune")
    void routesOfLaterVersionsAreTheNewOnesAlone() {
        assertThat(RouteGates.refusal("POST", "/volumes/prune", "1.24"))
                .isEqualTo("POST /volumes/prune requires minimum API version 1.25");
        assertThat(RouteGates.refusal("POST", "/volumes/prune", "1.25")).isNull();
        assertThat(RouteGates.refusal("GET", "/volumes/prune", "1.24")).isNull();
        assertThat(RouteGates.refusal("POST", "/containers/x/prune", "1.24")).isNull();
    }

    @Test
    void refusesVeryOldClientsInPlainText() {
        RecordedExchange exchange = handle("/v1.20/_ping");

        assertThat(exchange.answered().get("Content-Type")).startsWith("text/plain");
        assertThat(exchange.text()).startsWith("client version 1.20 is too old.").endsWith("\n");
    }

    private RecordedExchange handle(String path) {
        RecordedExchange exchange = new RecordedExchange("GET", path);
        link.handle(exchange, passed::add);
        return exchange;
    }
}
