package io.drydock.router.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.container.ContainerStreams;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.sdk.testkit.http.RecordedExchange;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

/** Streams of containers are values, with the parameters as they were sent. */
class StreamsResourceTest {

    private static final CursorBody PAGES = new CursorBody("toy", Map.of(), "text/plain");

    private final Asked asked = new Asked().answering("logs", PAGES).answering("wait", PAGES);

    private RecordedExchange send(String method, String target) {
        return asked.call(
                ContainerStreams.class, StreamsResource::new, new RecordedExchange(method, target));
    }

    @Test
    void logsAreAStreamOfTheKernels() {
        RecordedExchange logs =
                send("GET", "/containers/web/logs?stdout=1&follow=true&since=5&tail=10");

        assertThat(logs.streamed()).isEqualTo(PAGES);
        assertThat(asked.calls())
                .singleElement()
                .asString()
                .startsWith("logs(1.51, web, LogsRequest[stdout=true, stderr=false, follow=true,")
                .contains("since=5", "tail=10");
    }

    @Test
    void aWaitIsAStreamWithItsCondition() {
        RecordedExchange wait = send("POST", "/containers/web/wait?condition=next-exit");

        assertThat(wait.streamed()).isEqualTo(PAGES);
        assertThat(asked.calls()).containsExactly("wait(1.51, web, next-exit)");
    }

    @ParameterizedTest
    @Tag("1.3/attach-ws")
    @CsvSource({"1.41, true", "1.42, false"})
    void aWebSocketHasAllStreamsBeforeVersion42(String version, boolean all) {
        asked.speaking(version);

        send("GET", "/containers/web/attach/ws?stream=1");

        assertThat(asked.calls())
                .singleElement()
                .asString()
                .contains("stdin=" + all, "stdout=" + all, "stderr=" + all);
    }

    @Test
    void anAttachHasTheStreamsItNames() {
        send("POST", "/containers/web/attach?stream=1&stdout=1&detachKeys=ctrl-a");

        assertThat(asked.calls())
                .singleElement()
                .asString()
                .contains("stdin=false", "stdout=true", "stderr=false", "ctrl-a");
    }

    @Test
    void aTerminalGetsItsSize() {
        assertThat(send("POST", "/containers/web/resize?h=24&w=80").status()).isEqualTo(200);
        assertThat(asked.calls()).containsExactly("resize(web, 24, 80)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?h=24", "?h=-1&w=80", "?h=24&w=wide"})
    void aSizeThatIsNoneIsRefused(String query) {
        RecordedExchange refused = send("POST", "/containers/web/resize" + query);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("invalid resize ");
        assertThat(asked.calls()).isEmpty();
    }
}
