package io.drydock.driver.log.jsonfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class JsonFileLogTest {

    private static final String SEPARATOR = Character.toString(0x2028);
    private static final String SMILE = Character.toString(0x1F600);
    private static final Instant BEGIN = Instant.parse("2026-11-21T05:58:49.206449107Z");
    private static final LogQuery ALL = new LogQuery(true, true, null, null, -1);

    @TempDir Path directory;
    private final JsonFileLog log = new JsonFileLog();

    /** Written by dockerd 20.10.24 for the same bytes. */
    @Test
    @Tag("3.6/json-file")
    void writesTheLinesOfDockerd() throws Exception {
        LogTarget target = target(Map.of(), Map.of("FOO", "bar", "a", "b", "tag", "box"));
        byte[] odd =
                "a\"b\\c\t\001\177<&>#é??x\n"
                        .replace("#", SEPARATOR)
                        .getBytes(StandardCharsets.UTF_8);
        odd[indexOf(odd, '?')] = (byte) 0xff;
        odd[indexOf(odd, '?')] = (byte) 0xfe;
        log.append(
                target,
                List.of(
                        new LogEntry(Stream.STDOUT, BEGIN, odd, false),
                        entry(Stream.STDERR, BEGIN.plusNanos(36785), "err\n"),
                        new LogEntry(
                                Stream.STDOUT,
                                Instant.parse("2026-11-21T05:58:49.22548168Z"),
                                bytes("partial"),
                                true)));
        assertThat(file())
                .hasContent(
                        "{\"log\":\"a\\\"b\\\\c\\u0009\\u0001\177\\u003c\\u0026\\u003e\\u2028é\\ufffd\\ufffdx\\n\",\"stream\":\"stdout\",\"attrs\":{\"FOO\":\"bar\",\"a\":\"b\",\"tag\":\"box\"},\"time\":\"2026-11-21T05:58:49.206449107Z\"}\n"
                                + "{\"log\":\"err\\n\",\"stream\":\"stderr\",\"attrs\":{\"FOO\":\"bar\",\"a\":\"b\",\"tag\":\"box\"},\"time\":\"2026-11-21T05:58:49.206485892Z\"}\n"
                                + "{\"log\":\"partial\",\"stream\":\"stdout\",\"attrs\":{\"FOO\":\"bar\",\"a\":\"b\",\"tag\":\"box\"},\"time\":\"2026-11-21T05:58:49.22548168Z\"}\n");
        assertThat(Files.getPosixFilePermissions(file())).hasSize(3);
    }

    @Test
    void readsBackWhatItWrote() {
        Map<String, String> attributes = Map.of("k\"", "v\n");
        LogTarget target = target(Map.of(), attributes);
        List<LogEntry> written =
                List.of(
                        entry(
                                Stream.STDOUT,
                                BEGIN,
                                "tab\t \"q\" \\ é " + SMILE + SEPARATOR + "\r\n"),
                        entry(Stream.STDERR, Instant.parse("2026-11-21T06:00:00Z"), "\n"),
                        new LogEntry(Stream.STDOUT, BEGIN.plusSeconds(100), bytes("half"), true));
        log.append(target, written);
        LogPage page = log.read(target, ALL, "");
        assertThat(page.entries())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("attributes")
                .isEqualTo(written);
        assertThat(page.entries()).allMatch(entry -> entry.attributes().equals(attributes));
        LogPage next = log.read(target, ALL, page.cursor());
        assertThat(next.entries()).isEmpty();
        assertThat(next.cursor()).isEqualTo(page.cursor());
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "7,7", "5000,3000", "-1,3000"})
    void tailBeginsThatManyLinesBeforeTheEnd(int tail, int expected) {
        LogTarget target = target(Map.of(), Map.of());
        fill(target, 0, 3000);
        List<String> lines = rest(target, new LogQuery(true, true, null, null, tail), "");
        assertThat(lines).hasSize(expected);
        if (expected > 0) {
            assertThat(lines.getLast()).startsWith("line 2999 ");
        }
    }

    @ParameterizedTest
    @Tag("3.6/json-file")
    @ValueSource(strings = {"false", "true"})
    void cursorAndTailSurviveRotation(String compress) {
        LogTarget target =
                target(Map.of("max-size", "10k", "max-file", "4", "compress", compress), Map.of());
        fill(target, 0, 50);
        LogPage begin = log.read(target, ALL, "");
        fill(target, 50, 150);
        assertThat(directory.resolve(name() + ".1" + (compress.equals("true") ? ".gz" : "")))
                .exists();
        List<String> rest = rest(target, ALL, begin.cursor());
        assertThat(rest).hasSize(100);
        assertThat(rest.getFirst()).startsWith("line 50 ");
        assertThat(rest(target, new LogQuery(true, true, null, null, 120), ""))
                .hasSize(120)
                .last()
                .asString()
                .startsWith("line 149 ");
    }

    @Test
    void onlyTheWantedNumberOfFilesIsKept() throws Exception {
        LogTarget target = target(Map.of("max-size", "1k", "max-file", "3"), Map.of());
        fill(target, 0, 200);
        try (var files = Files.list(directory)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder(name(), name() + ".1", name() + ".2");
        }
        assertThat(rest(target, ALL, "1:99")).last().asString().startsWith("line 199 ");
        log.remove(target);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void singleFileBeginsAnew() throws Exception {
        LogTarget target = target(Map.of("max-size", "1k"), Map.of());
        fill(target, 0, 200);
        assertThat(Files.size(file())).isLessThan(1500);
        assertThat(rest(target, ALL, "")).last().asString().startsWith("line 199 ");
    }

    @Test
    void halfALineAfterACrashIsCutAndComesAgain() throws Exception {
        LogTarget target = target(Map.of(), Map.of());
        fill(target, 0, 2);
        log.close(target);
        Files.writeString(file(), "{\"log\":\"torn", StandardOpenOption.APPEND);
        assertThat(log.last(target)).contains(new LogTail(BEGIN.plusNanos(1000), 1));
        assertThat(rest(target, ALL, "")).hasSize(2);
        fill(target, 2, 3);
        assertThat(rest(target, ALL, "")).hasSize(3);
        assertThat(Files.readString(file())).doesNotContain("torn");
    }

    @Test
    void lastCountsEntriesOfTheSameTimeAcrossFiles() {
        LogTarget target = target(Map.of("max-size", "200", "max-file", "9"), Map.of());
        log.append(target, List.of(entry(Stream.STDOUT, BEGIN.minusNanos(1), "before\n")));
        for (int i = 0; i < 6; i++) {
            log.append(target, List.of(entry(Stream.STDOUT, BEGIN, "same\n")));
        }
        assertThat(log.last(target)).contains(new LogTail(BEGIN, 6));
        assertThat(log.last(target(Map.of(), Map.of(), "other"))).isEmpty();
    }

    @Test
    void timesAndStreamsSelect() {
        LogTarget target = target(Map.of(), Map.of());
        for (int i = 0; i < 10; i++) {
            log.append(
                    target,
                    List.of(
                            entry(
                                    i % 2 == 0 ? Stream.STDOUT : Stream.STDERR,
                                    BEGIN.plusSeconds(i),
                                    "n" + i + "\n")));
        }
        assertThat(rest(target, new LogQuery(true, false, BEGIN.plusSeconds(3), null, -1), ""))
                .containsExactly("n4", "n6", "n8");
        LogPage page =
                log.read(
                        target,
                        new LogQuery(true, true, BEGIN.plusSeconds(3), BEGIN.plusSeconds(5), -1),
                        "");
        assertThat(page.entries()).hasSize(3);
        assertThat(page.end()).isTrue();
    }

    @Test
    void linesOfDockerdAndBrokenOnesAreRead() throws Exception {
        Files.writeString(
                file(),
                "{\"log\":\"a\\n\",\"stream\":\"stderr\",\"time\":\"2020-01-02T03:04:05.5Z\"}\nrubbish\n"
                        + "{\"stream\":\"stdout\",\"attrs\":{\"x\":\"}\"},\"log\":\"b\\u00e9\\ud83d\\ude00\\t\\/\",\"n\":1,\"time\":\"2020-01-02T03:04:05+01:00\"}\n");
        List<LogEntry> entries = log.read(target(Map.of(), Map.of()), ALL, "").entries();
        assertThat(entries).hasSize(2);
        assertThat(entries.get(0).stream()).isEqualTo(Stream.STDERR);
        assertThat(entries.get(0).time()).isEqualTo(Instant.parse("2020-01-02T03:04:05.5Z"));
        assertThat(new String(entries.get(1).line(), StandardCharsets.UTF_8))
                .isEqualTo("bé" + SMILE + "\t/");
        assertThat(entries.get(1).partial()).isTrue();
        assertThat(entries.get(1).time()).isEqualTo(Instant.parse("2020-01-02T02:04:05Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "max-size|x|invalid size: 'x'",
                "max-size|0|max-size must be a positive number",
                "max-file|0|max-file cannot be less than 1",
                "compress|true|compress cannot be true when max-file is less than 2 or max-size is not set",
                "foo|1|unknown log opt 'foo' for json-file log driver"
            })
    void badOptionsAreRefusedInDockerdsWords(String key, String value, String text) {
        assertThatThrownBy(() -> log.validate(Map.of(key, value)))
                .isInstanceOf(DriverException.class)
                .hasMessage(text);
    }

    @Test
    void manyLinesComeInPages() {
        LogTarget target = target(Map.of(), Map.of());
        fill(target, 0, 20000);
        LogPage first = log.read(target, ALL, "");
        assertThat(first.entries().size()).isBetween(500, 5000);
        assertThat(rest(target, ALL, "")).hasSize(20000);
    }

    private void fill(LogTarget target, int from, int to) {
        List<LogEntry> entries = new ArrayList<>();
        for (int i = from; i < to; i++) {
            entries.add(
                    entry(
                            Stream.STDOUT,
                            BEGIN.plusNanos(i * 1000L),
                            "line " + i + " " + "x".repeat(80) + "\n"));
        }
        log.append(target, entries);
    }

    private List<String> rest(LogTarget target, LogQuery query, String begin) {
        List<String> lines = new ArrayList<>();
        String cursor = begin;
        while (true) {
            LogPage page = log.read(target, query, cursor);
            page.entries()
                    .forEach(
                            each ->
                                    lines.add(
                                            new String(each.line(), StandardCharsets.UTF_8)
                                                    .strip()));
            if (page.cursor().equals(cursor) || page.end()) {
                return lines;
            }
            cursor = page.cursor();
        }
    }

    private LogTarget target(Map<String, String> options, Map<String, String> attributes) {
        return target(options, attributes, "abc");
    }

    private LogTarget target(
            Map<String, String> options, Map<String, String> attributes, String id) {
        return new LogTarget(id, directory, options, attributes);
    }

    private String name() {
        return "abc-json.log";
    }

    private Path file() {
        return directory.resolve(name());
    }

    private static LogEntry entry(Stream stream, Instant time, String line) {
        return new LogEntry(stream, time, bytes(line), false);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static int indexOf(byte[] bytes, char wanted) {
        return new String(bytes, StandardCharsets.ISO_8859_1).indexOf(wanted);
    }
}
