package io.drydock.driver.log.net;

import io.drydock.api.spi.log.LogEntry;

import java.nio.charset.StandardCharsets;

/** Entries as end points want them. */
public final class Lines {

    private Lines() {}

    /** The text without the newline at its end. */
    public static String text(LogEntry entry) {
        byte[] line = entry.line();
        boolean ended = line.length > 0 && line[line.length - 1] == '\n';
        return new String(line, 0, ended ? line.length - 1 : line.length, StandardCharsets.UTF_8);
    }
}
