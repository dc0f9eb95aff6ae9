package io.drydock.driver.log.fluentd;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import org.msgpack.core.MessagePacker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Entries as records with the keys dockerd writes. */
final class Records {

    /** The extension type of fluentd's own for times with nanoseconds. */
    private static final byte EVENT_TIME = 0;

    private final String tag;
    private final Map<String, String> constant = new TreeMap<>();

    Records(LogTarget target) {
        tag = target.tagOrId();
        constant.putAll(target.attributes());
        constant.put("container_id", target.containerId());
        constant.put("container_name", "/" + target.origin().name());
    }

    String tag() {
        return tag;
    }

    void write(LogEntry entry, boolean subSecond, MessagePacker out) throws IOException {
        out.packArrayHeader(2);
        time(entry.time(), subSecond, out);
        LogEntry.Part part = entry.part();
        out.packMapHeader(constant.size() + 2 + (part == null ? 0 : 4));
        for (Map.Entry<String, String> each : constant.entrySet()) {
            out.packString(each.getKey());
            out.packString(each.getValue());
        }
        out.packString("source");
        out.packString(entry.stream() == LogEntry.Stream.STDERR ? "stderr" : "stdout");
        byte[] line = entry.line();
        int length =
                line.length > 0 && line[line.length - 1] == '\n' ? line.length - 1 : line.length;
        out.packString("log");
        // as it is: a text of MessagePack may hold any bytes
        out.packRawStringHeader(length);
        out.writePayload(line, 0, length);
        if (part != null) {
            out.packString("partial_message").packString("true");
            out.packString("partial_id").packString(part.id());
            out.packString("partial_ordinal").packString(Integer.toString(part.ordinal()));
            out.packString("partial_last").packString(Boolean.toString(part.last()));
        }
    }

    private static void time(Instant time, boolean subSecond, MessagePacker out)
            throws IOException {
        if (!subSecond) {
            out.packLong(time.getEpochSecond());
            return;
        }
        out.packExtensionTypeHeader(EVENT_TIME, 2 * Integer.BYTES);
        out.writePayload(
                ByteBuffer.allocate(2 * Integer.BYTES)
                        .putInt((int) time.getEpochSecond())
                        .putInt(time.getNano())
                        .array());
    }
}
