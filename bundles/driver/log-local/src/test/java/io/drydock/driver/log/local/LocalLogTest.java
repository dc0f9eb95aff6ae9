package io.drydock.driver.log.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.log.LogEntry;
import io.drydock.api.spi.log.LogEntry.Part;
import io.drydock.api.spi.log.LogEntry.Stream;
import io.drydock.api.spi.log.LogPage;
import io.drydock.api.spi.log.LogQuery;
import io.drydock.api.spi.log.LogTail;
import io.drydock.api.spi.log.LogTarget;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

class LocalLogTest {

    private static final LogQuery ALL = new LogQuery(true, true, null, null, -1);
    private static final Instant BEGIN = Instant.ofEpochSecond(1_795_247_649, 489_456_652);

    /** Written by dockerd 20.10.24 for {@code out}, {@code err}, an empty line and {@code half}. */
    private static final String BY_DOCKERD =
            "00000017"
                    + "0a067374646f757410eb8cb5a7a08880f5181a036f7574"
                    + "00000017"
                    + "00000017"
                    + "0a0673746465727210e2dac0a7a08880f5181a03657272"
                    + "00000017"
                    + "00000012"
                    + "0a067374646f757410c6cdc2a7a08880f518"
                    + "00000012"
                    + "00000060"
                    + "0a067374646f7574108dc49cb4a08880f5181a0468616c6620012a441240"
                    + "31633539326335616362396531326635663365663131326438333137636435386465"
                    + "333030323939366639623962306465373865643661386138653831306231"
                    + "1801"
                    + "00000060";

    @TempDir Path directory;
    private final LocalLog log = new LocalLog();

    @Test
    @Tag("3.6/local")
    void readsWhatDockerdWroteAndWritesTheSameBytes() throws IOException {
        byte[] file = HexFormat.of().parseHex(BY_DOCKERD);
        Files.createDirectories(file().getParent());
        Files.write(file(), file);
        List<LogEntry> entries = log.read(target(Map.of()), ALL, "").entries();
        assertThat(texts(entries)).containsExactly("out\n", "err\n", "\n", "half");
        assertThat(entries.get(1).stream()).isEqualTo(Stream.STDERR);
        assertThat(entries.get(3).partial()).isTrue();
        assertThat(entries.get(3).part()).isNotNull();
        Files.delete(file());
        log.append(target(Map.of()), entries);
        assertThat(Files.readAllBytes(file())).isEqualTo(file);
        assertThat(Files.getPosixFilePermissions(file())).hasSize(3);
    }

    @Test
    void partsOfACutLineAreReadBackAsParts() {
        LogEntry first =
                new LogEntry(
                        Stream.STDOUT,
                        BEGIN,
                        bytes("ab"),
                        true,
                        new Part("id", 1, false),
                        Map.of());
        LogEntry last =
                new LogEntry(
                        Stream.STDOUT,
                        BEGIN,
                        bytes("c\n"),
                        false,
                        new Part("id", 2, true),
                        Map.of());
        log.append(target(Map.of()), List.of(first, last));
        List<LogEntry> read = log.read(target(Map.of()), ALL, "").entries();
        assertThat(texts(read)).containsExactly("ab", "c\n");
        assertThat(read).extracting(LogEntry::part).containsExactly(first.part(), last.part());
        assertThat(log.last(target(Map.of()))).contains(new LogTail(BEGIN, 2));
    }

    @Test
    void halfARecordLeftByACrashIsCutOff() throws IOException {
        log.append(target(Map.of()), List.of(entry(0, "one\n"), entry(1, "two\n")));
        log.close(target(Map.of()));
        byte[] whole = Files.readAllBytes(file());
        for (int cut = 1; cut < whole.length / 2; cut++) {
            Files.write(file(), java.util.Arrays.copyOf(whole, whole.length - cut));
            log.append(target(Map.of()), List.of(entry(2, "three\n")));
            log.close(target(Map.of()));
            assertThat(texts(log.read(target(Map.of()), ALL, "").entries()))
                    .containsExactly("one\n", "three\n");
        }
    }

    @Test
    @Tag("3.6/local")
    void rotatesAndCompressesByItselfAndCursorsFindTheirPlace() {
        LogTarget target = target(Map.of("max-size", "10k", "max-file", "4"));
        log.append(target, lines(0, 100));
        LogPage begin = log.read(target, ALL, "");
        log.append(target, lines(100, 400));
        assertThat(file().resolveSibling("container.log.1.gz")).exists();
        assertThat(file().resolveSibling("container.log.4.gz")).doesNotExist();
        List<String> rest = rest(target, ALL, begin.cursor());
        assertThat(rest).hasSize(300).startsWith("line 100\n").endsWith("line 399\n");
        assertThat(rest(target, new LogQuery(true, true, null, null, 250), ""))
                .hasSize(250)
                .endsWith("line 399\n");
    }

    @Test
    void aSinceInTheMiddleAndAStreamAreSelected() {
        LogTarget target = target(Map.of());
        log.append(target, lines(0, 10));
        log.append(target, List.of(new LogEntry(Stream.STDERR, at(20), bytes("err\n"), false)));
        LogQuery late = new LogQuery(true, true, at(8), null, -1);
        assertThat(rest(target, late, "")).containsExactly("line 8\n", "line 9\n", "err\n");
        LogQuery errors = new LogQuery(false, true, null, null, -1);
        assertThat(rest(target, errors, "")).containsExactly("err\n");
    }

    @Test
    void whatSyncPromisesHoldsForRotatedFilesToo() {
        LogTarget target = target(Map.of("max-size", "1k"));
        log.append(target, lines(0, 200));
        log.sync(target);
        assertThat(rest(target, ALL, "")).endsWith("line 199\n");
    }

    @Test
    void unknownOptionsAreRefusedInDockerdsWords() {
        assertThatThrownBy(() -> log.validate(Map.of("labels", "a")))
                .isInstanceOf(DriverException.class)
                .hasMessage("unknown log opt 'labels' for log driver local");
    }

    private List<String> rest(LogTarget target, LogQuery query, String from) {
        List<String> all = new ArrayList<>();
        String cursor = from;
        while (true) {
            LogPage page = log.read(target, query, cursor);
            all.addAll(texts(page.entries()));
            if (page.cursor().equals(cursor)) {
                return all;
            }
            cursor = page.cursor();
        }
    }

    private Path file() {
        return directory.resolve("local-logs/container.log");
    }

    private LogTarget target(Map<String, String> options) {
        return new LogTarget("c".repeat(64), directory, options, Map.of());
    }

    private static List<LogEntry> lines(int from, int to) {
        List<LogEntry> lines = new ArrayList<>();
        for (int i = from; i < to; i++) {
            lines.add(entry(i, "line " + i + "\n"));
        }
        return lines;
    }

    private static LogEntry entry(int second, String text) {
        return new LogEntry(Stream.STDOUT, at(second), bytes(text), false);
    }

    private static Instant at(int second) {
        return BEGIN.plusSeconds(second);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<LogEntry> entries) {
        return entries.stream().map(entry -> new String(entry.line())).toList();
    }
}
