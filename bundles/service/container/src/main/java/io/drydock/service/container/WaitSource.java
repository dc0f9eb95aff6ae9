package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.model.container.ContainerWaitResponse;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Waiting as a stream: nothing, until the condition holds, then the answer. The number of exits at
 * the time of the request is part of the arguments, so that an exit between two polls is not
 * missed.
 */
final class WaitSource implements CursorSource {

    static final String SOURCE = "wait";

    private final Containers containers;

    WaitSource(Containers containers) {
        this.containers = containers;
    }

    CursorBody body(Container container, String condition) {
        switch (condition) {
            case "", "not-running", "next-exit", "removed" -> {}
            default -> throw invalid("invalid condition: \"%s\"".formatted(condition));
        }
        return new CursorBody(
                SOURCE,
                Map.of(
                        "id", container.id(),
                        "condition", condition.isEmpty() ? "not-running" : condition,
                        "exits", Long.toString(container.phase().exits())),
                "application/json");
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        String id = arguments.getOrDefault("id", "");
        String condition = arguments.getOrDefault("condition", "");
        long exits = Long.parseLong(arguments.getOrDefault("exits", "0"));
        Entry entry = containers.find(id).orElse(null);
        if (entry == null) {
            return answer(containers.departed().find(id).orElse(0));
        }
        long seen = entry.signal().version();
        CursorPage page = look(entry, condition, exits);
        if (page == null) {
            entry.signal().await(seen, maxWait);
            page = look(entry, condition, exits);
        }
        return page == null ? new CursorPage(new byte[0], cursor, false) : page;
    }

    private @Nullable CursorPage look(Entry entry, String condition, long exits) {
        Phase phase = entry.get().phase();
        boolean gone = containers.find(entry.get().id()).isEmpty();
        boolean done =
                switch (condition) {
                    case "removed" -> gone;
                    case "next-exit" -> gone || phase.exits() > exits;
                    // one that is started again by its policy has ended, too
                    default -> gone || !phase.status().live() || phase.exits() > exits;
                };
        if (!done) {
            return null;
        }
        return answer(phase.exitCode());
    }

    private static CursorPage answer(int code) {
        ContainerWaitResponse response = new ContainerWaitResponse(null, code);
        byte[] bytes = (Documents.write(response) + "\n").getBytes(StandardCharsets.UTF_8);
        return new CursorPage(bytes, "done", true);
    }
}
