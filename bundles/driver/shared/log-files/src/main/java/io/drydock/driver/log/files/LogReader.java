package io.drydock.driver.log.files;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the files of one log; opens them anew each time, keeps nothing. */
final class LogReader {

    private static final int PAGE = 256 << 10;

    /** Inflating begins at the start each time, so compressed files come in larger pieces. */
    private static final int INFLATED_PAGE = 2 << 20;

    private final List<LogSegment> segments;
    private final Framing framing;
    private final Framing.Decoder decoder;

    LogReader(LogFiles files) throws IOException {
        framing = files.framing();
        decoder = framing.decoder();
        segments = files.segments().stream().filter(each -> each.identity() != 0).toList();
    }

    LogPage read(LogQuery query, String cursor) throws IOException {
        Cursor from = cursor.isEmpty() ? first(query) : Cursor.parse(cursor);
        int index = index(from);
        long offset =
                segments.isEmpty() || segments.get(index).identity() != from.file()
                        ? 0
                        : from.offset();
        for (; index < segments.size(); index++, offset = 0) {
            LogSegment segment = segments.get(index);
            Piece piece = piece(segment, offset, query);
            boolean last = index == segments.size() - 1;
            if (piece.next() > offset || piece.end() || last) {
                String next = new Cursor(segment.identity(), piece.next()).toString();
                return new LogPage(piece.entries(), next, piece.end());
            }
        }
        return new LogPage(List.of(), Cursor.OLDEST.toString(), false);
    }

    /** The newest entry and how many share its time. */
    Optional<LogTail> last() throws IOException {
        Instant newest = null;
        int count = 0;
        for (LogSegment segment : segments.reversed()) {
            try (Content content = segment.open(framing)) {
                Framing.Backward records = framing.backward(content);
                while (records.previous()) {
                    byte[] record = records.record();
                    Optional<LogEntry> entry = decoder.decode(record, 0, record.length);
                    if (entry.isEmpty()) {
                        continue;
                    }
                    Instant time = entry.get().time();
                    if (newest != null && !newest.equals(time)) {
                        return Optional.of(new LogTail(newest, count));
                    }
                    newest = time;
                    count++;
                }
            }
        }
        return newest == null ? Optional.empty() : Optional.of(new LogTail(newest, count));
    }

    private Cursor first(LogQuery query) throws IOException {
        if (query.tail() < 0) {
            return Cursor.OLDEST;
        }
        int missing = query.tail();
        Cursor from = Cursor.OLDEST;
        for (LogSegment segment : segments.reversed()) {
            try (Content content = segment.open(framing)) {
                Framing.Backward records = framing.backward(content);
                while (missing > 0 && records.previous()) {
                    missing--;
                }
                from = new Cursor(segment.identity(), records.start());
            }
            if (missing == 0) {
                return from;
            }
        }
        return from;
    }

    /** Which file a cursor means; when that one is gone, the oldest. */
    private int index(Cursor cursor) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).identity() == cursor.file()) {
                return i;
            }
        }
        return 0;
    }

    private Piece piece(LogSegment segment, long offset, LogQuery query) throws IOException {
        try (Content content = segment.open(framing)) {
            int length = segment.compressed() ? INFLATED_PAGE : PAGE;
            byte[] bytes = content.read(offset, length);
            while (bytes.length == length && framing.end(bytes, 0, length) < 0) {
                length *= 2;
                bytes = content.read(offset, length);
            }
            return parse(bytes, offset, query);
        }
    }

    private Piece parse(byte[] bytes, long offset, LogQuery query) {
        List<LogEntry> entries = new ArrayList<>();
        int from = 0;
        Instant until = query.until();
        int to = framing.end(bytes, from, bytes.length);
        while (to >= 0) {
            Optional<LogEntry> entry = decoder.decode(bytes, from, to);
            if (entry.isPresent()) {
                if (until != null && entry.get().time().isAfter(until)) {
                    return new Piece(entries, offset + from, true);
                }
                if (wanted(entry.get(), query)) {
                    entries.add(entry.get());
                }
            }
            from = to;
            to = framing.end(bytes, from, bytes.length);
        }
        return new Piece(entries, offset + from, false);
    }

    private static boolean wanted(LogEntry entry, LogQuery query) {
        boolean stream =
                switch (entry.stream()) {
                    case STDOUT -> query.stdout();
                    case STDERR -> query.stderr();
                };
        Instant since = query.since();
        return stream && (since == null || !entry.time().isBefore(since));
    }

    /** Entries of one file up to an offset; {@code end} when a later entry is beyond the query. */
    private record Piece(List<LogEntry> entries, long next, boolean end) {}
}
