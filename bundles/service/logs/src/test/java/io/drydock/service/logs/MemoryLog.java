package io.drydock.service.logs;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.api.spi.log.ReadableLogDriver;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A log driver whose log is a list; it refuses when told to. */
class MemoryLog implements ReadableLogDriver {

    final List<LogEntry> kept = new CopyOnWriteArrayList<>();
    volatile boolean refuses;
    volatile boolean remembers = true;
    volatile int synced;

    @Override
    public void validate(Map<String, String> options) {}

    @Override
    public boolean remembers() {
        return remembers;
    }

    @Override
    public void append(LogTarget target, List<LogEntry> entries) {
        if (refuses) {
            throw new DriverException(DriverException.Kind.UNAVAILABLE, "end point is dead");
        }
        kept.addAll(entries);
    }

    @Override
    public Optional<LogTail> last(LogTarget target) {
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<LogEntry> all = new ArrayList<>(kept);
        int count = 0;
        for (LogEntry entry : all.reversed()) {
            if (!entry.time().equals(all.getLast().time())) {
                break;
            }
            count++;
        }
        return Optional.of(new LogTail(all.getLast().time(), count));
    }

    @Override
    public void sync(LogTarget target) {
        synced++;
    }

    @Override
    public LogPage read(LogTarget target, LogQuery query, String cursor) {
        int from = cursor.isEmpty() ? 0 : Integer.parseInt(cursor);
        List<LogEntry> all = List.copyOf(kept);
        return new LogPage(all.subList(from, all.size()), Integer.toString(all.size()), false);
    }

    @Override
    public void close(LogTarget target) {}

    @Override
    public void remove(LogTarget target) {
        kept.clear();
    }

    List<String> lines() {
        return kept.stream()
                .map(entry -> new String(entry.line(), StandardCharsets.UTF_8))
                .toList();
    }
}
