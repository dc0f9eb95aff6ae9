package io.drydock.driver.log.files;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;
import io.drydock.api.spi.log.ReadableLogDriver;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A driver that keeps files, whatever they look like. */
public abstract class FileLog implements ReadableLogDriver {

    private static final int TRIES = 5;

    private final Map<String, OpenLog> open = new ConcurrentHashMap<>();

    private final Framing framing;

    /** Nothing is open yet. */
    protected FileLog(Framing framing) {
        this.framing = framing;
    }

    /** Closes all files. */
    protected void closeAll() {
        List.copyOf(open.keySet()).forEach(this::forget);
    }

    @Override
    public void validate(Map<String, String> options) {
        Options.of(options, framing);
    }

    @Override
    public void append(LogTarget target, List<LogEntry> entries) {
        try {
            OpenLog log = open.get(target.containerId());
            if (log == null) {
                log = new OpenLog(target, framing);
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
    private <T> T reading(LogTarget target, Reading<T> reading) {
        for (int tries = 0; ; tries++) {
            try {
                return reading.by(new LogReader(LogFiles.of(target, framing)));
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
    public void sync(LogTarget target) {
        try {
            OpenLog log = open.get(target.containerId());
            if (log != null) {
                log.sync();
            }
        } catch (IOException e) {
            forget(target.containerId());
            throw unavailable("write the log of", target, e);
        }
    }

    @Override
    public void close(LogTarget target) {
        forget(target.containerId());
    }

    @Override
    public void remove(LogTarget target) {
        forget(target.containerId());
        try {
            LogFiles.of(target, framing).remove();
        } catch (IOException e) {
            throw unavailable("remove the log of", target, e);
        }
    }

    @Override
    public String path(LogTarget target) {
        return LogFiles.of(target, framing).current().toString();
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
