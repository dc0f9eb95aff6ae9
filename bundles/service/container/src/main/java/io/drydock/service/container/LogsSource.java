package io.drydock.service.container;

import static io.drydock.api.model.error.EngineException.conflict;
import static io.drydock.api.model.error.EngineException.invalid;

import io.drydock.api.engine.container.ContainerStreams.LogsRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorBody;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.model.stream.Hijack;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.ReadableLogDriver;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Logs as a stream that can be taken up again: the cursor is the log driver's own. */
final class LogsSource implements CursorSource {

    static final String SOURCE = "logs";

    private final Parts parts;
    private final Logs logs;

    LogsSource(Parts parts, Logs logs) {
        this.parts = parts;
        this.logs = logs;
    }

    /** Checks a request and turns it into a body. */
    CursorBody body(ApiVersion version, Container container, LogsRequest request) {
        if (!request.stdout() && !request.stderr()) {
            throw invalid(
                    "Bad parameters: you must choose at least one stream; must specify at least one"
                            + " of 'stdout' or 'stderr'");
        }
        if (container.status() == Status.REMOVING || container.status() == Status.DEAD) {
            throw conflict("can not get logs from container which is dead or marked for removal");
        }
        if (request.details()) {
            throw EngineException.notImplemented("details of log entries are not implemented yet");
        }
        requireReadable(container);
        boolean terminal = container.config().tty();
        Map<String, String> arguments = new HashMap<>();
        arguments.put("id", container.id());
        arguments.put("stdout", Boolean.toString(request.stdout()));
        arguments.put("stderr", Boolean.toString(request.stderr()));
        arguments.put("follow", Boolean.toString(request.follow()));
        arguments.put("timestamps", Boolean.toString(request.timestamps()));
        arguments.put("framed", Boolean.toString(!terminal));
        arguments.put("since", UserTimes.parse("since", request.since()));
        arguments.put("until", until(request));
        arguments.put("tail", tail(request.tail()));
        boolean multiplexed = !terminal && version.atLeast(42);
        return new CursorBody(SOURCE, arguments, multiplexed ? Hijack.MULTIPLEXED : Hijack.RAW);
    }

    @Override
    public CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        String id = arguments.getOrDefault("id", "");
        Entry entry = parts.containers().find(id).orElse(null);
        if (entry == null) {
            return new CursorPage(new byte[0], cursor, true);
        }
        boolean follow = Boolean.parseBoolean(arguments.get("follow"));
        // in this order: what is written between the looks is found by the next poll
        boolean live = entry.get().live();
        LogPump pump = logs.find(id);
        long seen = pump == null ? 0 : pump.appended().version();
        long state = entry.signal().version();
        CursorPage page = read(entry.get(), arguments, cursor);
        if (page.bytes().length > 0 || page.end() || !page.cursor().equals(cursor)) {
            return page;
        }
        if (!follow || !live) {
            return new CursorPage(page.bytes(), page.cursor(), true);
        }
        if (pump == null) {
            entry.signal().await(state, maxWait);
        } else {
            pump.appended().await(seen, maxWait);
        }
        return read(entry.get(), arguments, cursor);
    }

    private CursorPage read(Container container, Map<String, String> arguments, String cursor) {
        logs.sync(container);
        LogQuery query =
                new LogQuery(
                        Boolean.parseBoolean(arguments.get("stdout")),
                        Boolean.parseBoolean(arguments.get("stderr")),
                        UserTimes.instant(arguments.getOrDefault("since", "")),
                        UserTimes.instant(arguments.getOrDefault("until", "")),
                        Integer.parseInt(arguments.getOrDefault("tail", "-1")));
        LogPage page =
                Leases.use(
                        parts.drivers(),
                        LogDriver.class,
                        container.host().logConfig().type(),
                        driver -> readable(driver).read(logs.target(container), query, cursor));
        LogFormat format = new LogFormat(arguments);
        return new CursorPage(format.bytes(page.entries()), page.cursor(), page.end());
    }

    private void requireReadable(Container container) {
        if (!Logs.kept(container)) {
            throw unreadable();
        }
        Leases.use(
                parts.drivers(),
                LogDriver.class,
                container.host().logConfig().type(),
                LogsSource::readable);
    }

    private static ReadableLogDriver readable(LogDriver driver) {
        if (driver instanceof ReadableLogDriver readable) {
            return readable;
        }
        throw unreadable();
    }

    private static EngineException unreadable() {
        return EngineException.notImplemented("configured logging driver does not support reading");
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
            int lines = Integer.parseInt(text);
            return Integer.toString(Math.max(-1, lines));
        } catch (NumberFormatException e) {
            // dockerd reads anything it does not understand as all
            return "-1";
        }
    }
}
