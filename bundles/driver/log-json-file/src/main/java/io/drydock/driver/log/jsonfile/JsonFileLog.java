package io.drydock.driver.log.jsonfile;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.api.spi.log.ReadableLogDriver;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The driver {@code json-file}: dockerd's files in dockerd's format. */
@Component(service = LogDriver.class)
@DriverModule(name = "json-file")
public final class JsonFileLog implements ReadableLogDriver {

    private static final int TRIES = 5;

    private final Map<String, OpenLog> open = new ConcurrentHashMap<>();

    /** Nothing is open yet. */
    @Activate
    public JsonFileLog() {}

    /** Closes all files. */
    @Deactivate
    public void stop() {
        List.copyOf(open.keySet()).forEach(this::forget);
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options);
    }

    @Override
    public void append(LogTarget target, List<LogEntry> entries) {
        try {
            OpenLog log = open.get(target.containerId());
            if (log == null) {
                log = new OpenLog(target);
                open.put(target.containerId(), log);
            }
            log.append(entries);
        } catch (IOException e) {
            forget(target.containerId());
            throw unavailable("write the log of", target, e);
        }
    }

    @Override
    public Optional<LogTail> last(LogTarget target) {
        return reading(target, LogReader::last);
    }

    @Override
    public LogPage read(LogTarget target, LogQuery query, String cursor) {
        return reading(target, reader -> reader.read(query, cursor));
    }

    /** Files may be rotated between listing and opening: then both once more. */
    private static <T> T reading(LogTarget target, Reading<T> reading) {
        for (int tries = 0; ; tries++) {
            try {
                return reading.by(new LogReader(LogFiles.of(target)));
            } catch (IOException e) {
                if (!(e instanceof NoSuchFileException) || tries == TRIES) {
                    throw unavailable("read the log of", target, e);
                }
            }
        }
    }

    private interface Reading<T> {
        T by(LogReader reader) throws IOException;
    }

    @Override
    public void close(LogTarget target) {
        forget(target.containerId());
    }

    @Override
    public void remove(LogTarget target) {
        forget(target.containerId());
        try {
            LogFiles.of(target).remove();
        } catch (IOException e) {
            throw unavailable("remove the log of", target, e);
        }
    }

    @Override
    public String path(LogTarget target) {
        return LogFiles.of(target).current().toString();
    }

    private void forget(String id) {
        OpenLog log = open.remove(id);
        if (log == null) {
            return;
        }
        try {
            log.close();
        } catch (IOException e) {
            throw new DriverException(Kind.SYSTEM, "close the log of " + id, e);
        }
    }

    private static DriverException unavailable(String what, LogTarget target, IOException e) {
        String text = what + " " + target.containerId() + ": " + e.getMessage();
        return new DriverException(Kind.UNAVAILABLE, text, e);
    }
}
