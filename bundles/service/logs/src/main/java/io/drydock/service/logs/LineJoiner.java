package io.drydock.service.logs;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Part;
import io.drydock.api.spi.log.LogEntry.Stream;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Joins the pieces of one stream into lines, cut at 16 KiB as dockerd cuts them. Names of cut lines
 * are derived, not random: what is read twice is named alike.
 */
final class LineJoiner {

    private static final int LONGEST = 16 << 10;

    private final String containerId;
    private final Stream stream;
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private @Nullable Instant began;
    private int ordinal;

    LineJoiner(String containerId, Stream stream) {
        this.containerId = containerId;
        this.stream = stream;
    }

    /** Goes on where another one stopped. */
    void resume(Piece piece) {
        pending.writeBytes(piece.text());
        began = Instant.parse(piece.time());
        ordinal = piece.ordinal();
    }

    /** What has begun, if anything has. */
    List<Piece> piece() {
        Instant time = began;
        return time == null
                ? List.of()
                : List.of(
                        new Piece(stream.name(), time.toString(), pending.toByteArray(), ordinal));
    }

    /**
     * Adds the text of one record.
     *
     * @param to behind the text; a full record's newline stands there
     */
    void add(Instant time, boolean full, byte[] bytes, int from, int to, List<LogEntry> out) {
        if (full && began == null && to - from < LONGEST) {
            out.add(new LogEntry(stream, time, Arrays.copyOfRange(bytes, from, to + 1), false));
            return;
        }
        Instant first = began == null ? time : began;
        began = first;
        pending.write(bytes, from, to - from + (full ? 1 : 0));
        cut(first, full, out);
    }

    /** A last piece that no newline has ended. */
    void rest(List<LogEntry> out) {
        Instant time = began;
        if (time != null && pending.size() > 0) {
            out.add(part(time, pending.toByteArray(), false));
        }
        reset();
    }

    private void cut(Instant time, boolean full, List<LogEntry> out) {
        byte[] all = pending.toByteArray();
        int from = 0;
        while (all.length - from > LONGEST) {
            out.add(part(time, Arrays.copyOfRange(all, from, from + LONGEST), false));
            from += LONGEST;
        }
        pending.reset();
        if (!full) {
            pending.write(all, from, all.length - from);
            return;
        }
        byte[] end = Arrays.copyOfRange(all, from, all.length);
        out.add(ordinal == 0 ? new LogEntry(stream, time, end, false) : part(time, end, true));
        reset();
    }

    private void reset() {
        pending.reset();
        began = null;
        ordinal = 0;
    }

    private LogEntry part(Instant time, byte[] text, boolean last) {
        ordinal++;
        return new LogEntry(
                stream, time, text, !last, new Part(name(time), ordinal, last), Map.of());
    }

    private String name(Instant time) {
        String line = containerId + '/' + stream + '/' + time;
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(digest.digest(line.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
