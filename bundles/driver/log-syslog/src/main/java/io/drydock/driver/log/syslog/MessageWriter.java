package io.drydock.driver.log.syslog;

import io.drydock.api.spi.log.LogEntry;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Entries as syslog messages, each ended by a newline. The time is the entry's own. */
final class MessageWriter {

    private static final int ERROR = 3;
    private static final int INFORMATION = 6;
    private static final DateTimeFormatter STAMP = formatter("MMM ppd HH:mm:ss");
    private static final DateTimeFormatter SECONDS = formatter("uuuu-MM-dd'T'HH:mm:ssXXX");
    private static final DateTimeFormatter MICROSECONDS =
            formatter("uuuu-MM-dd'T'HH:mm:ss.SSSSSSXXX");

    private final Options options;
    private final String tag;
    private final String host = host();
    private final long process = ProcessHandle.current().pid();

    MessageWriter(Options options, String tag) {
        this.options = options;
        this.tag = tag;
    }

    /** Nothing for an empty line: a message without text is none. */
    byte[] message(LogEntry entry) {
        byte[] line = entry.line();
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        if (line.length == (ended ? 1 : 0)) {
            return new byte[0];
        }
        ByteArrayOutputStream message = new ByteArrayOutputStream(line.length + 96);
        message.writeBytes(head(entry).getBytes(StandardCharsets.UTF_8));
        message.writeBytes(line);
        if (!ended) {
            message.write('\n');
        }
        if (!options.counted()) {
            return message.toByteArray();
        }
        ByteArrayOutputStream counted = new ByteArrayOutputStream(message.size() + 8);
        counted.writeBytes((message.size() + " ").getBytes(StandardCharsets.US_ASCII));
        counted.writeBytes(message.toByteArray());
        return counted.toByteArray();
    }

    private String head(LogEntry entry) {
        int severity = entry.stream() == LogEntry.Stream.STDERR ? ERROR : INFORMATION;
        String priority = "<" + (options.facility() << 3 | severity) + ">";
        Instant time = entry.time();
        return switch (options.format()) {
            case LOCAL -> "%s%s %s[%d]: ".formatted(priority, STAMP.format(time), tag, process);
            case RFC3164 ->
                    "%s%s %s %s[%d]: ".formatted(priority, STAMP.format(time), host, tag, process);
            case RFC5424 -> structured(priority, SECONDS.format(time));
            case RFC5424_MICRO -> structured(priority, MICROSECONDS.format(time));
        };
    }

    private String structured(String priority, String time) {
        return "%s1 %s %s %s %d %s - ".formatted(priority, time, host, tag, process, tag);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                .withZone(ZoneId.systemDefault());
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
