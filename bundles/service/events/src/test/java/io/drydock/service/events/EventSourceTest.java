package io.drydock.service.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.EventStream;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.kernel.store.SqliteStore;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

@Timeout(60)
class EventSourceTest {
    private static final ApiVersion OLD = new ApiVersion(1, 41);

    @TempDir Path root;
    private final AdjustableClock clock = new AdjustableClock(Instant.ofEpochSecond(1_700_000_000));
    private SqliteStore store;
    private EventsComponent events;

    @BeforeEach
    void start() {
        store = SqliteStore.open(root);
        events = new EventsComponent(store, clock);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private static EventStream request(String since, String until, ApiVersion version) {
        return new EventStream(since, until, Filters.NONE, version, false);
    }

    private CursorPage poll(Map<String, String> arguments, String cursor) {
        return events.poll(arguments, cursor, Duration.ZERO);
    }

    private static String text(CursorPage page) {
        return new String(page.bytes(), StandardCharsets.UTF_8);
    }

    private void container(String action) {
        events.publish(
                new Event("container", action, "c1", Map.of("image", "busybox", "name", "<web>")));
    }

    @Test
    void writesOneLineOfJsonForAnEvent() {
        var arguments = events.follow(request("", "", ApiVersion.MAX));
        container("start");
        assertThat(text(poll(arguments, CursorPage.START)))
                .isEqualTo(
                        "{\"Type\":\"container\",\"Action\":\"start\",\"Actor\":{\"ID\":\"c1\","
                                + "\"Attributes\":{\"image\":\"busybox\",\"name\":\"<web>\"}},"
                                + "\"scope\":\"local\",\"time\":1700000000,"
                                + "\"timeNano\":1700000000000000000}\n");
    }

    @Test
    @Tag("1.17/1.52-event")
    void addsTheLegacyFieldsForOldClients() {
        var arguments = events.follow(request("", "", OLD));
        container("start");
        events.publish(new Event("image", "tag", "sha256:1", Map.of("name", "busybox:2")));
        events.publish(new Event("network", "create", "n1", Map.of("name", "net")));
        assertThat(text(poll(arguments, CursorPage.START)).lines())
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"status\":\"start\",\"id\":\"c1\","
                                                        + "\"from\":\"busybox\","
                                                        + "\"Type\":\"container\""),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "{\"status\":\"tag\",\"id\":\"sha256:1\","
                                                        + "\"Type\":\"image\""),
                        line -> assertThat(line).startsWith("{\"Type\":\"network\""));
    }

    @Test
    @Tag("1.17/1.46-event")
    void hidesTheCreationOfImagesFromOldClients() {
        var old = events.follow(request("", "", new ApiVersion(1, 45)));
        var recent = events.follow(request("", "", new ApiVersion(1, 46)));
        events.publish(new Event("image", "create", "sha256:1", Map.of()));
        CursorPage page = poll(old, CursorPage.START);
        assertThat(text(page)).isEmpty();
        assertThat(page.cursor()).isEqualTo(Long.toString(events.last()));
        assertThat(text(poll(recent, CursorPage.START))).contains("sha256:1");
    }

    @Test
    void beginsLinesWithARecordSeparatorWhenAsked() {
        var arguments = events.follow(new EventStream("", "", Filters.NONE, ApiVersion.MAX, true));
        container("start");
        assertThat(text(poll(arguments, CursorPage.START))).startsWith("\u001e{").endsWith("}\n");
    }

    @Test
    void missesNothingBetweenTheRequestAndTheFirstPoll() {
        container("before");
        var arguments = events.follow(request("", "", ApiVersion.MAX));
        container("between");
        CursorPage first = poll(arguments, CursorPage.START);
        assertThat(text(first)).contains("between").doesNotContain("before");
        container("after");
        assertThat(text(poll(arguments, first.cursor())))
                .contains("after")
                .doesNotContain("between");
    }

    @Test
    @Tag("4.7/lasting")
    void goesOnAfterARestartWithTheSameArguments() {
        var arguments = events.follow(request("", "", ApiVersion.MAX));
        container("first");
        CursorPage first = poll(arguments, CursorPage.START);
        container("second");
        stop();
        start();
        container("third");
        CursorPage second = poll(arguments, first.cursor());
        assertThat(text(second)).contains("second").doesNotContain("first");
        assertThat(text(second) + text(poll(arguments, second.cursor()))).contains("third");
    }

    @Test
    @Tag("4.7/past")
    void beginsAtSinceAndEndsAtUntil() {
        container("one");
        clock.advance(Duration.ofSeconds(10));
        container("two");
        clock.advance(Duration.ofSeconds(10));
        container("three");
        clock.advance(Duration.ofSeconds(10));
        for (String since : new String[] {"1700000005", "1700000010.000000000", "25s"}) {
            var arguments = events.follow(request(since, "1700000015", ApiVersion.MAX));
            CursorPage page = poll(arguments, CursorPage.START);
            assertThat(text(page).lines()).as(since).singleElement().asString().contains("two");
            assertThat(page.end()).isTrue();
        }
        var future = events.follow(request("1800000000", "", ApiVersion.MAX));
        assertThat(text(poll(future, CursorPage.START))).isEmpty();
    }

    @Test
    void refusesBadTimes() {
        assertRefused("yesterday", "", "invalid value for 'since'");
        assertRefused("", "2026-13-01T00:00:00Z", "invalid value for 'until'");
        assertRefused("10", "5", "`since` time (10) cannot be after `until` time (5)");
    }

    private void assertRefused(String since, String until, String message) {
        assertThatThrownBy(() -> events.follow(request(since, until, ApiVersion.MAX)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.INVALID))
                .hasMessageContaining(message);
    }

    @Test
    void carriesTheFiltersFromPollToPoll() {
        Filters filters = new Filters(Map.of("event", Set.of("die", "stop")));
        var arguments = events.follow(new EventStream("", "", filters, ApiVersion.MAX, false));
        container("start");
        container("die");
        CursorPage page = poll(arguments, CursorPage.START);
        assertThat(text(page).lines()).singleElement().asString().contains("\"die\"");
    }

    @Test
    void cutsLongPagesBetweenLines() {
        var arguments = events.follow(request("", "", ApiVersion.MAX));
        String label = "x".repeat(50_000);
        for (int i = 0; i < 20; i++) {
            events.publish(new Event("container", "a" + i, "c1", Map.of("label", label)));
        }
        CursorPage page = poll(arguments, CursorPage.START);
        assertThat(page.bytes().length).isBetween(256 << 10, 400_000);
        assertThat(text(page)).endsWith("}\n");
        long lines = text(page).lines().count();
        assertThat(text(poll(arguments, page.cursor()))).contains("\"a" + lines + "\"");
    }
}
