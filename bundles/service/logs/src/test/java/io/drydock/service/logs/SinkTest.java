package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.log.LogEntry;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class SinkTest {

    @TempDir Path folder;
    private final MemoryLog log = new MemoryLog();
    private Bench bench;
    private Note note;
    private Path spool;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
        bench.drivers.put("memory", log);
        note = Note.none(bench.subject("memory", Map.of()), false);
        note = note.begin(note.subject());
        spool = bench.places.spool(Bench.ID, note.run());
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    @Test
    void whatADriverRefusedArrivesOnceAndInOrderWhenItTakesAgain() {
        Sink sink = sink(1 << 20);
        log.refuses = true;
        write(0, 3);
        assertThat(sink.drain(() -> {})).isFalse();
        write(3, 6);
        assertThat(sink.drain(() -> {})).isFalse();
        log.refuses = false;
        assertThat(sink.drain(() -> {})).isTrue();
        assertThat(log.lines()).isEqualTo(lines(0, 6));
    }

    /** Killed after the driver took that many, before anything was noted. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8})
    void aNextGenerationLeavesOutWhatTheDriverHas(int taken) {
        // the long line on stdout begins before and ends after what stderr says
        Bench.write(spool, 1, "stdout", "F", "one");
        Bench.write(spool, 1, "stdout", "F", "two");
        Bench.write(spool, 2, "stdout", "P", "be");
        Bench.write(spool, 3, "stderr", "F", "err");
        Bench.write(spool, 4, "stdout", "F", "gun");
        Bench.write(spool, 4, "stderr", "F", "x".repeat(20_000));
        Bench.write(spool, 5, "stdout", "F", "end");
        Bench.write(spool, 5, "stdout", "F", "end");
        MemoryLog whole = new MemoryLog();
        bench.drivers.put("memory", whole);
        Sink first = sink(1 << 20);
        first.drain(() -> {});
        first.release();
        Places.delete(bench.places.position(Bench.ID, "driver"));
        assertThat(whole.kept).hasSize(8);
        List<LogEntry> before = whole.kept.subList(0, taken);
        log.kept.addAll(before);
        bench.drivers.put("memory", log);
        sink(1 << 20).drain(() -> {});
        assertThat(log.lines()).isEqualTo(whole.lines());
    }

    @Test
    void aDriverThatSendsAwayGoesOnAtTheNotedPosition() {
        log.remembers = false;
        Sink first = sink(1 << 20);
        write(0, 3);
        first.drain(() -> {});
        // killed: nothing is released but by the end of the process
        Sink second = new Sink(plan(1 << 20), () -> note, otherProcess(first));
        write(3, 5);
        second.drain(() -> {});
        assertThat(log.lines()).isEqualTo(lines(0, 5));
    }

    @Test
    void outputOfARunWithoutAFinalNewlineComesWhenTheRunIsOver() {
        Sink sink = sink(1 << 20);
        Bench.write(spool, 1, "stdout", "P", "prompt");
        sink.drain(() -> {});
        assertThat(log.lines()).isEmpty();
        note = note.as(Note.State.ENDED);
        sink.drain(() -> {});
        assertThat(log.lines()).containsExactly("prompt");
        assertThat(sink.passed(note.run())).isTrue();
    }

    @Test
    @Tag("3.6/mode")
    void theOldestGoesWhenMoreWaitsThanMay() {
        Sink sink = sink(4000);
        log.refuses = true;
        write(0, 1000);
        assertThat(sink.drain(() -> {})).isFalse();
        log.refuses = false;
        write(1000, 1001);
        assertThat(sink.drain(() -> {})).isTrue();
        assertThat(log.lines()).hasSizeLessThan(200).endsWith("line 1000\n");
    }

    @Test
    void theSpoolIsFreedOnlyBehindWhatIsDurable() {
        Sink sink = sink(1 << 30);
        String text = "x".repeat(10_000);
        for (int i = 0; i < 500; i++) {
            Bench.write(spool, i, "stdout", "F", text);
        }
        sink.drain(() -> {});
        assertThat(sink.settled(note.run())).isZero();
        assertThat(log.synced).isZero();
        for (int i = 500; i < 1000; i++) {
            Bench.write(spool, i, "stdout", "F", text);
        }
        sink.drain(() -> {});
        assertThat(log.synced).isEqualTo(1);
        assertThat(sink.settled(note.run())).isEqualTo(spool.toFile().length());
    }

    private Sink sink(long limit) {
        return new Sink(plan(limit), () -> note, bench.generation());
    }

    private Works otherProcess(Sink killed) {
        killed.release();
        return bench.generation();
    }

    private SinkPlan plan(long limit) {
        return new SinkPlan("driver", "memory", Plans.target(note.subject()), limit);
    }

    private void write(int from, int to) {
        IntStream.range(from, to).forEach(i -> Bench.write(spool, i, "stdout", "F", "line " + i));
    }

    private static List<String> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "line " + i + "\n").toList();
    }
}
