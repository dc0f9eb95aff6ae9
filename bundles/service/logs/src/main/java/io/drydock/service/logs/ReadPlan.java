package io.drydock.service.logs;

import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.container.ContainerStreams.LogsRequest;
import io.drydock.api.engine.log.LogSubject;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTarget;

import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * A reader's request as text that travels with the stream, so that any generation can go on with
 * it.
 */
record ReadPlan(Map<String, String> arguments) {

    private static final String OPTION = "option.";

    static ReadPlan of(LogSubject subject, LogsRequest request, boolean cached) {
        Map<String, String> arguments = new HashMap<>();
        LogTarget target = cached ? Plans.cache(subject) : Plans.target(subject);
        arguments.put("id", subject.id());
        arguments.put("driver", cached ? Plans.CACHE_DRIVER : subject.config().type());
        arguments.put("directory", target.directory().toString());
        target.options().forEach((key, value) -> arguments.put(OPTION + key, value));
        arguments.put("stdout", Boolean.toString(request.stdout()));
        arguments.put("stderr", Boolean.toString(request.stderr()));
        arguments.put("follow", Boolean.toString(request.follow()));
        arguments.put("timestamps", Boolean.toString(request.timestamps()));
        arguments.put("details", Boolean.toString(request.details()));
        arguments.put("framed", Boolean.toString(!subject.terminal()));
        arguments.put("since", UserTimes.parse("since", request.since()));
        arguments.put("until", until(request));
        arguments.put("tail", tail(request.tail()));
        return new ReadPlan(arguments);
    }

    static void check(LogsRequest request) {
        if (!request.stdout() && !request.stderr()) {
            throw invalid("Bad parameters: you must choose at least one stream");
        }
    }

    String id() {
        return text("id");
    }

    String driver() {
        return text("driver");
    }

    boolean follow() {
        return Boolean.parseBoolean(text("follow"));
    }

    /** Nothing the reader wants can be written any more. */
    boolean over() {
        Instant until = UserTimes.instant(text("until"));
        return until != null && Instant.now().isAfter(until);
    }

    LogTarget target() {
        Map<String, String> options = new HashMap<>();
        arguments.forEach(
                (key, value) -> {
                    if (key.startsWith(OPTION)) {
                        options.put(key.substring(OPTION.length()), value);
                    }
                });
        return new LogTarget(id(), Path.of(text("directory")), options, Map.of());
    }

    LogQuery query() {
        return new LogQuery(
                Boolean.parseBoolean(text("stdout")),
                Boolean.parseBoolean(text("stderr")),
                UserTimes.instant(text("since")),
                UserTimes.instant(text("until")),
                Integer.parseInt(text("tail")));
    }

    private String text(String name) {
        return arguments.getOrDefault(name, "");
    }

    /** Who does not follow gets what is there now: a busy log must not keep the reader for ever. */
    private static String until(LogsRequest request) {
        String wanted = UserTimes.parse("until", request.until());
        return wanted.isEmpty() && !request.follow() ? Instant.now().toString() : wanted;
    }

    private static String tail(String text) {
        if (text.isEmpty() || text.equals("all")) {
            return "-1";
        }
        try {
            return Integer.toString(Math.max(-1, Integer.parseInt(text)));
        } catch (NumberFormatException e) {
            // dockerd reads anything it does not understand as all
            return "-1";
        }
    }
}
