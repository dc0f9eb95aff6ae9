package io.drydock.service.logs;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.stream.CursorPage;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.ReadableLogDriver;
import io.drydock.service.leases.Leases;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Map;

/** Logs as a stream that can be taken up again: the cursor is the log driver's own. */
final class LogsSource {

    static final String SOURCE = "logs";

    private final Drivers drivers;
    private final Runs runs;
    private final Pages pages = new Pages();

    LogsSource(Drivers drivers, Runs runs) {
        this.drivers = drivers;
        this.runs = runs;
    }

    CursorPage poll(Map<String, String> arguments, String cursor, Duration maxWait) {
        ReadPlan plan = new ReadPlan(arguments);
        ContainerLog log = runs.find(plan.id());
        // in this order: what is written between the looks is found by the next poll
        boolean promising = log != null && log.promising();
        long seen = log == null ? 0 : log.moved().version();
        if (log != null && (cursor.isEmpty() || !plan.follow())) {
            log.sync();
        }
        CursorPage page =
                promising && plan.follow()
                        ? pages.get(
                                new Pages.Key(arguments, cursor, seen), () -> read(plan, cursor))
                        : read(plan, cursor);
        if (page.bytes().length > 0 || page.end() || !page.cursor().equals(cursor)) {
            return page;
        }
        if (!plan.follow() || log == null || !promising || plan.over()) {
            return new CursorPage(page.bytes(), page.cursor(), true);
        }
        log.moved().await(seen, maxWait);
        return read(plan, cursor);
    }

    private CursorPage read(ReadPlan plan, String cursor) {
        LogPage page =
                Leases.use(
                        drivers,
                        LogDriver.class,
                        plan.driver(),
                        driver -> readable(driver).read(plan.target(), plan.query(), cursor));
        LogFormat format = new LogFormat(plan.arguments());
        return new CursorPage(format.bytes(page.entries()), page.cursor(), page.end());
    }

    private static ReadableLogDriver readable(@Nullable LogDriver driver) {
        if (driver instanceof ReadableLogDriver readable) {
            return readable;
        }
        throw unreadable();
    }

    static EngineException unreadable() {
        return EngineException.notImplemented("configured logging driver does not support reading");
    }
}
