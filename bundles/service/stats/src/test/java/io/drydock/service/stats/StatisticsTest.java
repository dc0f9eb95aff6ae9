package io.drydock.service.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.drydock.api.engine.container.ContainerRuns;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.HostConfig;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Streams over this very process as if it were a container. */
class StatisticsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String ID = "c".repeat(64);

    private final OneContainer containers = new OneContainer();
    private final Machine machine = new Machine(Path.of("/proc"), Map.of(), false, 1 << 20);
    private final Sampler sampler = new Sampler(containers, new Reader(machine));
    private final Statistics statistics =
            new Statistics(containers, sampler, InstantSource.system());

    @Test
    @Tag("1.3/stats-stream")
    void aStreamTellsEachSampleAgainstTheOneBefore() throws IOException {
        CursorBody body = statistics.stats(ApiVersion.MAX, "x", true, false);
        CursorPage first = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        JsonNode one = json(first);
        assertThat(one.get("preread").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(one.get("name").asText()).isEqualTo("/x");
        assertThat(one.get("os_type").asText()).isEqualTo("linux");
        CursorPage second = statistics.poll(body.arguments(), first.cursor(), LONG);
        JsonNode two = json(second);
        assertThat(two.get("preread")).isEqualTo(one.get("read"));
        assertThat(two.get("precpu_stats")).isEqualTo(one.get("cpu_stats"));
        assertThat(second.end()).isFalse();
    }

    @Test
    void anotherGenerationGoesOnAtTheSameCursor() throws IOException {
        CursorBody body = statistics.stats(ApiVersion.MAX, "x", true, false);
        CursorPage first = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        Statistics next =
                new Statistics(
                        containers,
                        new Sampler(containers, new Reader(machine)),
                        InstantSource.system());
        JsonNode two = json(next.poll(body.arguments(), first.cursor(), LONG));
        assertThat(two.get("preread")).isEqualTo(json(first).get("read"));
    }

    @Test
    @Tag("1.3/stats-two")
    void withoutAStreamTheSecondSampleIsSentWithTheFirstInIt() throws IOException {
        CursorBody body = statistics.stats(new ApiVersion(1, 51), "x", false, false);
        CursorPage primed = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        assertThat(primed.bytes()).isEmpty();
        assertThat(primed.end()).isFalse();
        CursorPage last = statistics.poll(body.arguments(), primed.cursor(), LONG);
        assertThat(last.end()).isTrue();
        assertThat(json(last).get("precpu_stats").get("system_cpu_usage").asLong()).isPositive();
        assertThat(json(last).has("os_type")).isFalse();
    }

    @Test
    @Tag("1.3/stats-one-shot")
    void oneShotAnswersAtOnceAndStartsNoSampler() throws IOException {
        CursorBody body = statistics.stats(ApiVersion.MAX, "x", false, true);
        CursorPage only = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        assertThat(only.end()).isTrue();
        assertThat(json(only).get("precpu_stats").has("system_cpu_usage")).isFalse();
        assertThat(json(only).get("cpu_stats").get("system_cpu_usage").asLong()).isPositive();
        assertThat(sampler.watched()).isZero();
    }

    @Test
    @Tag("1.3/stats-stopped")
    void whatDoesNotRunGivesEmptySamples() throws IOException {
        containers.state = ContainerRuns.State.IDLE;
        CursorBody once = statistics.stats(ApiVersion.MAX, "x", false, false);
        CursorPage only = statistics.poll(once.arguments(), CursorPage.START, Duration.ZERO);
        assertThat(only.end()).isTrue();
        assertThat(json(only).get("read").asText()).isEqualTo("0001-01-01T00:00:00Z");
        assertThat(json(only).get("memory_stats").isEmpty()).isTrue();
        CursorBody stream = statistics.stats(ApiVersion.MAX, "x", true, false);
        CursorPage page = statistics.poll(stream.arguments(), CursorPage.START, Duration.ZERO);
        assertThat(json(page).get("id").asText()).isEqualTo(ID);
        assertThat(statistics.poll(stream.arguments(), page.cursor(), Duration.ZERO).bytes())
                .isEmpty();
    }

    @Test
    void watchersOfOneContainerShareItsSamples() throws IOException {
        CursorBody body = statistics.stats(ApiVersion.MAX, "x", true, false);
        CursorPage mine = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        CursorPage other = statistics.poll(body.arguments(), CursorPage.START, Duration.ZERO);
        assertThat(other.bytes()).isEqualTo(mine.bytes());
        assertThat(sampler.watched()).isEqualTo(1);
    }

    @Test
    void aStreamOfOneShotsIsRefused() {
        assertThatThrownBy(() -> statistics.stats(ApiVersion.MAX, "x", true, true))
                .hasMessage("cannot have stream=true and one-shot=true");
    }

    private static JsonNode json(CursorPage page) throws IOException {
        return new ObjectMapper().readTree(page.bytes());
    }

    private static final class OneContainer implements ContainerRuns {

        private State state = State.RUNNING;

        @Override
        public ContainerRun find(String reference) {
            return new ContainerRun(
                    ID,
                    "x",
                    0,
                    state,
                    ProcessHandle.current().pid(),
                    Instant.EPOCH,
                    ContainerConfig.EMPTY,
                    HostConfig.of(draft -> {}),
                    null);
        }

        @Override
        public List<ContainerRun> live() {
            return List.of(find(ID));
        }

        @Override
        public long awaitChange(long seen, Duration limit) {
            return seen;
        }

        @Override
        public List<Long> processes(String id) {
            return List.of();
        }

        @Override
        public void publish(String id, String action, Map<String, String> attributes) {}
    }
}
