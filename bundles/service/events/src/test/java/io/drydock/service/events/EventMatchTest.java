package io.drydock.service.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.model.Filters;
import io.drydock.api.model.system.EventActor;
import io.drydock.api.model.system.EventMessage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

class EventMatchTest {
    private static final EventMessage START =
            event(
                    "container",
                    "start",
                    "4cf7b6d2a1",
                    Map.of("name", "web", "image", "reg:5000/team/app:1.2", "tier", "front"));

    private static EventMessage event(
            String type, String action, String id, Map<String, String> attributes) {
        return EventMessage.of(
                draft -> {
                    draft.type = type;
                    draft.action = action;
                    draft.actor = new EventActor(id, attributes);
                    draft.scope = "local";
                });
    }

    /** Filters written as {@code key=value}. */
    private static EventMatch filters(String... terms) {
        Map<String, Set<String>> map = new LinkedHashMap<>();
        Arrays.stream(terms)
                .map(term -> term.split("=", 2))
                .forEach(t -> map.computeIfAbsent(t[0], k -> new LinkedHashSet<>()).add(t[1]));
        return new EventMatch(new Filters(map));
    }

    private static void accepts(EventMessage message, String... terms) {
        assertThat(filters(terms).test(message)).as(Arrays.toString(terms)).isTrue();
    }

    private static void rejects(EventMessage message, String... terms) {
        assertThat(filters(terms).test(message)).as(Arrays.toString(terms)).isFalse();
    }

    @Test
    @Tag("4.7/filters")
    void matchesTypeScopeAndActionExactly() {
        accepts(START);
        accepts(START, "type=container", "type=image", "scope=local", "event=start");
        rejects(START, "type=image");
        rejects(START, "scope=swarm");
        rejects(START, "event=star");
    }

    @Test
    @Tag("4.7/filters")
    void matchesActionsWithDetailsByTheirBeginning() {
        EventMessage exec = event("container", "exec_create: ls -l", "4cf7", Map.of());
        EventMessage health = event("container", "health_status: healthy", "4cf7", Map.of());
        accepts(exec, "event=exec_create");
        accepts(health, "event=health_status");
        accepts(health, "event=health_status: healthy");
        rejects(health, "event=health_status: unhealthy");
        rejects(exec, "event=exec");
        rejects(exec, "event=exec_start");
    }

    @Test
    @Tag("4.7/filters")
    void matchesAContainerByTheBeginningOfIdOrName() {
        accepts(START, "container=4cf7");
        accepts(START, "container=web");
        accepts(START, "container=we");
        accepts(START, "container=other", "container=web");
        rejects(START, "container=eb");
        rejects(START, "network=bridge");
    }

    @Test
    void matchesAnImageWithAndWithoutItsTag() {
        accepts(START, "image=reg:5000/team/app:1.2");
        accepts(START, "image=reg:5000/team/app");
        rejects(START, "image=reg");
        rejects(START, "image=reg:5000/team/ap");
        EventMessage pull = event("image", "pull", "busybox:latest", Map.of("name", "busybox"));
        accepts(pull, "image=busybox");
        accepts(pull, "image=busybox:latest");
        rejects(pull, "image=busybox:1");
        EventMessage delete =
                event("image", "delete", "sha256:9b2f", Map.of("name", "sha256:9b2f"));
        accepts(delete, "image=sha256:9b2f");
    }

    @Test
    void wantsAllLabels() {
        accepts(START, "label=tier");
        accepts(START, "label=tier=front");
        rejects(START, "label=tier=back");
        rejects(START, "label=tier", "label=other");
    }

    @Test
    void ignoresKeysItDoesNotKnowAsDockerdDoes() {
        accepts(START, "colour=red");
    }
}
