package io.drydock.router.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.events.Event;
import io.drydock.api.engine.events.EventPage;
import io.drydock.api.engine.events.EventQuery;
import io.drydock.api.engine.events.EventStream;
import io.drydock.api.engine.events.Events;
import io.drydock.api.engine.system.SystemInformation;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.Filters;
import io.drydock.api.model.QueryFlag;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;

import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

class SystemRouterTest {
    private static final ApiVersion OLD = new ApiVersion(1, 51);

    private final List<Object> asked = new ArrayList<>();
    private final FakeSystem system = new FakeSystem();
    private final FakeEvents events = new FakeEvents();

    @Test
    void servesItsResources() {
        assertThat(new SystemRouter(system, events).getSingletons())
                .allMatch(resource -> resource.getClass().isAnnotationPresent(Path.class))
                .hasSize(2);
    }

    @Test
    void handsTheVersionAndTypesOn() {
        SystemResource resource = new SystemResource(system);
        resource.info(OLD);
        resource.diskUsage(OLD, List.of("image", "image"), QueryFlag.valueOf("1"));
        assertThat(asked).containsExactly(OLD, OLD, Set.of("image"), true);
    }

    @Test
    void followsEventsAsACursorBody() {
        Filters filters = new Filters(Map.of("type", Set.of("container")));
        CursorBody body =
                new EventsResource(events).follow(OLD, "application/json-seq", "1", "2", filters);
        assertThat(body)
                .isEqualTo(new CursorBody("events", Map.of("begin", "7"), "application/json"));
        assertThat(asked).containsExactly(new EventStream("1", "2", filters, OLD, false));
    }

    @Test
    void takesMissingFiltersForNone() {
        new EventsResource(events).follow(ApiVersion.MAX, "application/json-seq", "", "", null);
        assertThat(asked)
                .containsExactly(new EventStream("", "", Filters.NONE, ApiVersion.MAX, true));
    }

    @Test
    void choosesTheFormatThatTheClientNames() {
        assertThat(format("")).isEqualTo("application/jsonl");
        assertThat(format("*/*")).isEqualTo("application/jsonl");
        assertThat(format("application/json")).isEqualTo("application/jsonl");
        assertThat(format("application/x-ndjson")).isEqualTo("application/x-ndjson");
        assertThat(format("text/html, application/json-seq;q=0.5, application/x-ndjson;q=0.9"))
                .isEqualTo("application/x-ndjson");
        assertThat(format("application/json-seq;q=x")).isEqualTo("application/jsonl");
        assertThat(EventFormat.of(OLD, "application/x-ndjson").mediaType())
                .isEqualTo("application/json");
    }

    private static String format(String accept) {
        return EventFormat.of(new ApiVersion(1, 52), accept).mediaType();
    }

    private final class FakeSystem implements SystemInformation {
        @Override
        public SystemInfo info(ApiVersion version) {
            asked.add(version);
            return SystemInfo.of(draft -> {});
        }

        @Override
        public SystemVersion version() {
            return SystemVersion.of(draft -> {});
        }

        @Override
        public DiskUsage diskUsage(ApiVersion version, Set<String> types, boolean verbose) {
            asked.addAll(List.of(version, types, verbose));
            return new DiskUsage(null, null, null, null, null);
        }
    }

    private final class FakeEvents implements Events {
        @Override
        public void publish(Event event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public long last() {
            return 0;
        }

        @Override
        public EventPage read(EventQuery query, long after, Duration maxWait) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, String> follow(EventStream request) {
            asked.add(request);
            return Map.of("begin", "7");
        }

        @Override
        public int listeners() {
            return 0;
        }
    }
}
