package io.drydock.driver.log.local;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Part;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.driver.log.files.Framing;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** Reads what {@link EntryEncoder} writes; fields it does not know are passed over. */
final class EntryDecoder implements Framing.Decoder {

    private static final long BILLION = 1_000_000_000L;

    private byte[] bytes = {};
    private int at;

    @Override
    public Optional<LogEntry> decode(byte[] record, int from, int to) {
        bytes = record;
        at = from + Records.SIZE;
        try {
            return Optional.of(entry(to - Records.SIZE));
        } catch (IndexOutOfBoundsException | IllegalStateException e) {
            return Optional.empty();
        }
    }

    private LogEntry entry(int end) {
        Stream stream = Stream.STDOUT;
        long time = 0;
        int lineStart = 0;
        int lineEnd = 0;
        boolean cut = false;
        Part part = null;
        while (at < end) {
            long key = varint();
            switch ((int) key) {
                case 1 << 3 | Wire.BYTES -> {
                    int length = (int) varint();
                    stream = length == 6 && bytes[at + 3] == 'e' ? Stream.STDERR : Stream.STDOUT;
                    at += length;
                }
                case 2 << 3 | Wire.VARINT -> time = varint();
                case 3 << 3 | Wire.BYTES -> {
                    int length = (int) varint();
                    lineStart = at;
                    lineEnd = at + length;
                    at = lineEnd;
                }
                case 4 << 3 | Wire.VARINT -> cut = varint() != 0;
                case 5 << 3 | Wire.BYTES -> {
                    int length = (int) varint();
                    part = part(at + length);
                }
                default -> skip((int) key & 7);
            }
        }
        boolean partial = cut && (part == null || !part.last());
        byte[] line = Arrays.copyOfRange(bytes, lineStart, lineEnd + (partial ? 0 : 1));
        if (!partial) {
            line[line.length - 1] = '\n';
        }
        Instant when =
                Instant.ofEpochSecond(Math.floorDiv(time, BILLION), Math.floorMod(time, BILLION));
        return new LogEntry(stream, when, line, partial, part, Map.of());
    }

    private @Nullable Part part(int end) {
        boolean last = false;
        String id = "";
        int ordinal = 0;
        while (at < end) {
            long key = varint();
            switch ((int) key) {
                case 1 << 3 | Wire.VARINT -> last = varint() != 0;
                case 2 << 3 | Wire.BYTES -> {
                    int length = (int) varint();
                    id = new String(bytes, at, length, StandardCharsets.UTF_8);
                    at += length;
                }
                case 3 << 3 | Wire.VARINT -> ordinal = (int) varint();
                default -> skip((int) key & 7);
            }
        }
        return id.isEmpty() && ordinal == 0 && !last ? null : new Part(id, ordinal, last);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number without end");
    }

    private void skip(int kind) {
        switch (kind) {
            case Wire.VARINT -> varint();
            case 1 -> at += 8;
            case Wire.BYTES -> {
                int length = (int) varint();
                at += length;
            }
            case 5 -> at += 4;
            default -> throw new IllegalStateException("kind " + kind);
        }
    }
}
