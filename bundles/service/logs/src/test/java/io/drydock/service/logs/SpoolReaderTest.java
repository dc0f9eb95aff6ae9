package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.log.LogEntry;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

class SpoolReaderTest {

    private static final String TIME = "2026-11-21T04:00:00.000000001+00:00";
    private static final String LATER = "2026-11-21T04:00:00.000000002+00:00";

    @TempDir Path folder;
    private Path file;
    private SpoolReader reader;

    @BeforeEach
    void open() {
        file = folder.resolve("spool");
        reader = new SpoolReader(file, "c0ffee", Mark.START);
    }

    @Test
    void aSpoolThatIsNotThereYetIsEmpty() {
        assertThat(reader.next()).isEmpty();
        assertThat(reader.size()).isZero();
    }

    @Test
    void linesKeepStreamTimeAndOrder() throws IOException {
        write(TIME + " stdout F one\n" + LATER + " stderr F two\n");
        List<LogEntry> entries = reader.next();
        assertThat(texts(entries)).containsExactly("one\n", "two\n");
        assertThat(entries.get(1).stream()).isEqualTo(LogEntry.Stream.STDERR);
        assertThat(entries.get(1).time())
                .isEqualTo(Instant.parse("2026-11-21T04:00:00.000000002Z"));
    }

    @Test
    void piecesOfALineAreJoinedPerStream() throws IOException {
        write(TIME + " stdout P he\n" + TIME + " stderr F err\n" + LATER + " stdout F llo\n");
        assertThat(texts(reader.next())).containsExactly("err\n", "hello\n");
    }

    @Test
    void anIncompleteRecordWaitsForItsEnd() throws IOException {
        write(TIME + " stdout F on");
        assertThat(reader.next()).isEmpty();
        write("e\n");
        assertThat(texts(reader.next())).containsExactly("one\n");
    }

    @Test
    @Tag("3.6/split")
    void aLineLongerThanSixteenKibIsCut() throws IOException {
        write(TIME + " stdout F " + "x".repeat(40_000) + "\n");
        List<LogEntry> entries = reader.next();
        assertThat(entries).hasSize(3);
        assertThat(entries.get(0).line()).hasSize(16 << 10);
        assertThat(entries.get(0).partial()).isTrue();
        assertThat(entries.get(2).partial()).isFalse();
        assertThat(String.join("", texts(entries))).isEqualTo("x".repeat(40_000) + "\n");
    }

    @Test
    void partsOfACutLineShareNameAndTimeAndAreCounted() throws IOException {
        write(TIME + " stdout P " + "x".repeat(20_000) + "\n" + LATER + " stdout F y\n");
        List<LogEntry> entries = reader.next();
        assertThat(entries).extracting(entry -> entry.part().ordinal()).containsExactly(1, 2);
        assertThat(entries).extracting(entry -> entry.part().last()).containsExactly(false, true);
        assertThat(entries).extracting(entry -> entry.part().id()).doesNotContainNull();
        assertThat(entries.get(1).part().id()).isEqualTo(entries.get(0).part().id());
        assertThat(entries.get(1).time()).isEqualTo(entries.get(0).time());
    }

    @Test
    void readingGoesOnAtAMarkInTheMiddleOfALine() throws IOException {
        write(TIME + " stdout F one\n" + TIME + " stdout P " + "x".repeat(20_000) + "\n");
        List<LogEntry> first = reader.next();
        SpoolReader next = new SpoolReader(file, "c0ffee", reader.mark());
        write(LATER + " stdout F end\n");
        List<LogEntry> rest = next.next();
        assertThat(texts(rest)).containsExactly("x".repeat(20_000 - (16 << 10)) + "end\n");
        assertThat(rest.getFirst().part().ordinal()).isEqualTo(2);
        assertThat(rest.getFirst().time()).isEqualTo(first.getLast().time());
    }

    @Test
    void outputWithoutAFinalNewlineComesAtTheEnd() throws IOException {
        write(TIME + " stdout P prompt\n");
        assertThat(reader.next()).isEmpty();
        assertThat(texts(reader.rest())).containsExactly("prompt");
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static List<String> texts(List<LogEntry> entries) {
        List<String> texts = new ArrayList<>();
        entries.forEach(entry -> texts.add(new String(entry.line())));
        return texts;
    }
}
