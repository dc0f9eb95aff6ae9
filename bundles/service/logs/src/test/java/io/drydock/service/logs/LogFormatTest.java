package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

class LogFormatTest {

    private static final Instant TIME = Instant.parse("2026-11-21T04:00:00.05Z");

    @Test
    void framesCarryStreamAndLength() {
        byte[] bytes = bytes(Map.of("framed", "true"), entry(Stream.STDERR, "oops\n", Map.of()));
        assertThat(bytes).startsWith(2, 0, 0, 0, 0, 0, 0, 5).endsWith("oops\n".getBytes());
    }

    @Test
    void timeHasNineDigitsAndStandsBeforeTheDetails() {
        String text =
                text(
                        Map.of("timestamps", "true", "details", "true"),
                        entry(Stream.STDOUT, "x\n", Map.of("b", "2", "a", "1")));
        assertThat(text).isEqualTo("2026-11-21T04:00:00.050000000Z a=1,b=2 x\n");
    }

    /** As dockerd 20.10 prints them. */
    @Test
    void detailsAreEscapedAndWithoutAnyASpaceIsLeft() {
        Map<String, String> odd = Map.of("tag", "lla/7B", "FOO", "b r*~");
        assertThat(text(Map.of("details", "true"), entry(Stream.STDOUT, "x\n", odd)))
                .isEqualTo("FOO=b+r%2A~,tag=lla%2F7B x\n");
        assertThat(text(Map.of("details", "true"), entry(Stream.STDOUT, "x\n", Map.of())))
                .isEqualTo(" x\n");
    }

    private static LogEntry entry(Stream stream, String text, Map<String, String> attributes) {
        return new LogEntry(stream, TIME, text.getBytes(), false, null, attributes);
    }

    private static String text(Map<String, String> arguments, LogEntry entry) {
        return new String(bytes(arguments, entry), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Map<String, String> arguments, LogEntry entry) {
        return new LogFormat(arguments).bytes(List.of(entry));
    }
}
