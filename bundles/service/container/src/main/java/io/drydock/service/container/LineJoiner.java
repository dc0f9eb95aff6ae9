package io.drydock.service.container;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Consumer;

/** Joins the pieces of one stream into lines, cut at 16 KiB as dockerd cuts them. */
final class LineJoiner {

    private static final int LONGEST = 16 << 10;

    private final Stream stream;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable Instant began;

    LineJoiner(Stream stream) {
        this.stream = stream;
    }

    void add(SpoolLine line, Consumer<LogEntry> out) {
        if (line.full() && pending.size() == 0 && line.text().length < LONGEST) {
            byte[] text = Arrays.copyOf(line.text(), line.text().length + 1);
            text[line.text().length] = '\n';
            out.accept(new LogEntry(stream, line.time(), text, false));
            return;
        }
        Instant time = began == null ? line.time() : began;
        began = time;
        pending.writeBytes(line.text());
        if (line.full()) {
            pending.write('\n');
        }
        cut(time, line.full(), out);
    }

    /** A last piece that no newline has ended. */
    void rest(Consumer<LogEntry> out) {
        Instant time = began;
        if (time != null && pending.size() > 0) {
            out.accept(new LogEntry(stream, time, pending.toByteArray(), true));
        }
        pending.reset();
        began = null;
    }

    private void cut(Instant time, boolean full, Consumer<LogEntry> out) {
        byte[] all = pending.toByteArray();
        int from = 0;
        while (all.length - from > LONGEST) {
            out.accept(
                    new LogEntry(
                            stream, time, Arrays.copyOfRange(all, from, from + LONGEST), true));
            from += LONGEST;
        }
        pending.reset();
        if (full) {
            out.accept(
                    new LogEntry(stream, time, Arrays.copyOfRange(all, from, all.length), false));
            began = null;
        } else {
            pending.write(all, from, all.length - from);
        }
    }
}
