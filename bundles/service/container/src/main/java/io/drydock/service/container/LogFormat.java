package io.drydock.service.container;

import io.drydock.api.spi.log.LogEntry;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Entries as clients get them: framed for a container without terminal, with time if asked. */
final class LogFormat {

    private final boolean framed;
    private final boolean timestamps;

    LogFormat(Map<String, String> arguments) {
        framed = Boolean.parseBoolean(arguments.get("framed"));
        timestamps = Boolean.parseBoolean(arguments.get("timestamps"));
    }

    byte[] bytes(List<LogEntry> entries) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(entries.size() * 128);
        for (LogEntry entry : entries) {
            byte[] time =
                    timestamps
                            ? (Times.fixed(entry.time()) + " ").getBytes(StandardCharsets.US_ASCII)
                            : new byte[0];
            if (framed) {
                int stream = entry.stream() == LogEntry.Stream.STDOUT ? 1 : 2;
                int length = time.length + entry.line().length;
                out.writeBytes(ByteBuffer.allocate(8).putInt(stream << 24).putInt(length).array());
            }
            out.writeBytes(time);
            out.writeBytes(entry.line());
        }
        return out.toByteArray();
    }
}
