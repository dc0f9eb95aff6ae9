package io.drydock.driver.log.net;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogDriver;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A driver that sends entries away and keeps nothing. Each target has a conversation of its own,
 * opened with its first entry and again after an error.
 */
public abstract class Sender implements LogDriver {

    private static final int MOST_AT_ONCE = 64 << 10;

    private final Map<String, Talk> talks = new ConcurrentHashMap<>();

    /** Connects for one target. */
    protected abstract Conversation open(LogTarget target) throws IOException;

    @Override
    public boolean remembers() {
        return false;
    }

    @Override
    public Optional<LogTail> last(LogTarget target) {
        return Optional.empty();
    }

    @Override
    public void append(LogTarget target, List<LogEntry> entries) {
        Talk talk = talks.computeIfAbsent(target.containerId(), id -> new Talk());
        try {
            talk.send(target, entries);
        } catch (IOException e) {
            talk.hangUp();
            throw new DriverException(DriverException.Kind.UNAVAILABLE, text(e), e);
        }
    }

    /** The JDK's HTTP client says nothing of a refused connection. */
    private static String text(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    @Override
    public void close(LogTarget target) {
        Talk talk = talks.remove(target.containerId());
        if (talk != null) {
            talk.hangUp();
        }
    }

    @Override
    public void remove(LogTarget target) {
        close(target);
    }

    /** The bundle goes. */
    protected void closeAll() {
        talks.values().forEach(Talk::hangUp);
        talks.clear();
    }

    /** What is said to an end point for one target. */
    public interface Conversation extends AutoCloseable {

        /** Sends some entries, all or an unknown number of them. */
        void send(List<LogEntry> entries) throws IOException;

        @Override
        void close();
    }

    /** A batch that is offered again goes on where it broke off. */
    private final class Talk {

        private Optional<Conversation> open = Optional.empty();
        private List<LogEntry> batch = List.of();
        private int sent;

        void send(LogTarget target, List<LogEntry> entries) throws IOException {
            if (entries != batch) {
                batch = entries;
                sent = 0;
            }
            if (open.isEmpty()) {
                open = Optional.of(Sender.this.open(target));
            }
            while (sent < entries.size()) {
                int next = sent;
                int bytes = 0;
                while (next < entries.size() && bytes < MOST_AT_ONCE) {
                    bytes += entries.get(next++).line().length;
                }
                open.get().send(entries.subList(sent, next));
                sent = next;
            }
            batch = List.of();
            sent = 0;
        }

        void hangUp() {
            open.ifPresent(Conversation::close);
            open = Optional.empty();
        }
    }
}
