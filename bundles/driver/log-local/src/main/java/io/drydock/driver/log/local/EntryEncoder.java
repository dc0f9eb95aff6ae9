package io.drydock.driver.log.local;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.driver.log.files.Bytes;
import io.drydock.driver.log.files.Framing;

import java.nio.charset.StandardCharsets;

/**
 * Writes dockerd's {@code LogEntry}: source 1, time_nano 2, line 3, partial 4, and of a cut line
 * partial_log_metadata 5 with last 1, id 2, ordinal 3. Five fields by hand cost less than a
 * library.
 */
final class EntryEncoder implements Framing.Encoder {

    private static final byte[] STDOUT = "stdout".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STDERR = "stderr".getBytes(StandardCharsets.US_ASCII);
    private static final long BILLION = 1_000_000_000L;

    private final Bytes part = new Bytes();

    @Override
    public void encode(LogEntry entry, Bytes out) {
        byte[] line = entry.line();
        boolean newline = line.length > 0 && line[line.length - 1] == '\n';
        int length = newline && !entry.partial() ? line.length - 1 : line.length;
        out.reserve(length + 256);
        int begin = out.length();
        out.length(begin + Records.SIZE);
        Wire.bytes(out, 1, entry.stream() == LogEntry.Stream.STDOUT ? STDOUT : STDERR);
        Wire.number(out, 2, entry.time().getEpochSecond() * BILLION + entry.time().getNano());
        if (length > 0) {
            Wire.bytes(out, 3, line, length);
        }
        if (entry.partial() || entry.part() != null) {
            Wire.number(out, 4, 1);
            part.clear();
            part(entry);
            Wire.bytes(out, 5, part.array(), part.length());
        }
        int size = out.length() - begin - Records.SIZE;
        Wire.size(out.array(), begin, size);
        out.reserve(Records.SIZE);
        Wire.size(out.array(), out.length(), size);
        out.length(out.length() + Records.SIZE);
    }

    private void part(LogEntry entry) {
        LogEntry.Part known = entry.part();
        if (known == null) {
            return;
        }
        if (known.last()) {
            Wire.number(part, 1, 1);
        }
        Wire.bytes(part, 2, known.id().getBytes(StandardCharsets.UTF_8));
        Wire.number(part, 3, known.ordinal());
    }
}
