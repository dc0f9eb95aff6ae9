package io.drydock.driver.log.journald;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogTarget;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** Entries in the journal's native form, with the fields dockerd writes. */
final class Fields {

    private static final String ERROR = "3";
    private static final String INFORMATION = "6";

    private final byte[] constant;

    Fields(LogTarget target) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        text(out, "CONTAINER_ID", target.shortId());
        text(out, "CONTAINER_ID_FULL", target.containerId());
        text(out, "CONTAINER_NAME", target.origin().name());
        text(out, "CONTAINER_TAG", target.tagOrId());
        text(out, "IMAGE_NAME", target.origin().imageName());
        text(out, "SYSLOG_IDENTIFIER", target.tagOrId());
        for (Map.Entry<String, String> each : new TreeMap<>(target.attributes()).entrySet()) {
            String name = name(each.getKey());
            if (!name.isEmpty()) {
                text(out, name, each.getValue());
            }
        }
        constant = out.toByteArray();
    }

    byte[] message(LogEntry entry) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(constant.length + 256);
        byte[] line = entry.line();
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        field(out, "MESSAGE", line, ended ? line.length - 1 : line.length);
        text(out, "PRIORITY", entry.stream() == LogEntry.Stream.STDERR ? ERROR : INFORMATION);
        text(out, "SYSLOG_TIMESTAMP", entry.time().toString());
        out.writeBytes(constant);
        LogEntry.Part part = entry.part();
        if (part != null) {
            text(out, "CONTAINER_PARTIAL_ID", part.id());
            text(out, "CONTAINER_PARTIAL_ORDINAL", Integer.toString(part.ordinal()));
            text(out, "CONTAINER_PARTIAL_LAST", Boolean.toString(part.last()));
        }
        if (entry.partial()) {
            text(out, "CONTAINER_PARTIAL_MESSAGE", "true");
        }
        return out.toByteArray();
    }

    private static void text(ByteArrayOutputStream out, String name, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        field(out, name, bytes, bytes.length);
    }

    /** A value with a newline, or any bytes, goes with its length. */
    private static void field(ByteArrayOutputStream out, String name, byte[] value, int length) {
        out.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        if (plain(value, length)) {
            out.write('=');
        } else {
            out.write('\n');
            out.writeBytes(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(length)
                            .array());
        }
        out.write(value, 0, length);
        out.write('\n');
    }

    private static boolean plain(byte[] value, int length) {
        for (int i = 0; i < length; i++) {
            if (value[i] == '\n') {
                return false;
            }
        }
        return true;
    }

    /** Names of fields are capitals, digits and underscores, and begin with none of these. */
    private static String name(String key) {
        StringBuilder name = new StringBuilder();
        for (char each : key.toCharArray()) {
            boolean small = each >= 'a' && each <= 'z';
            boolean fits = small || (each >= 'A' && each <= 'Z') || (each >= '0' && each <= '9');
            char next = small ? Character.toUpperCase(each) : fits ? each : '_';
            if (next != '_' || !name.isEmpty()) {
                name.append(next);
            }
        }
        return name.toString();
    }
}
