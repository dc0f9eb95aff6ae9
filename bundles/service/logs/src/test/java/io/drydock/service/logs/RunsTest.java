package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.log.LogSubject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

class RunsTest {

    @TempDir Path folder;
    private final MemoryLog log = new MemoryLog();
    private final MemoryLog cache = new MemoryLog();
    private Bench bench;
    private LogSubject subject;

    @BeforeEach
    void begin() {
        bench = new Bench(folder);
        bench.drivers.put("memory", log);
        bench.drivers.put("local", cache);
        subject = bench.subject("memory", Map.of());
    }

    @AfterEach
    void end() throws Exception {
        bench.close();
    }

    @Test
    void whatAMonitorWritesReachesTheDriverUnasked() {
        Path spool = bench.runs(bench.generation()).open(subject, false);
        Bench.write(spool, 1, "stdout", "F", "one");
        await(() -> log.lines().equals(List.of("one\n")));
    }

    @Test
    void afterTheEndEverythingIsInTheLogAndNothingIsLeftBehind() {
        Runs runs = bench.runs(bench.generation());
        Path spool = runs.open(subject, false);
        Bench.write(spool, 1, "stdout", "F", "one");
        Bench.write(spool, 2, "stdout", "P", "two");
        runs.finish(Bench.ID, false);
        assertThat(log.lines()).containsExactly("one\n", "two");
        await(() -> !Files.exists(spool) && bench.places.allNotes().isEmpty());
        await(() -> runs.find(Bench.ID) == null);
    }

    @Test
    void aDeadEndPointDelaysNeitherEndNorNextRunNorLosesAnything() {
        log.remembers = false;
        log.refuses = true;
        Runs runs = bench.runs(bench.generation());
        Path first = runs.open(subject, true);
        Bench.write(first, 1, "stdout", "F", "one");
        Instant before = Instant.now();
        runs.finish(Bench.ID, false);
        assertThat(cache.lines()).containsExactly("one\n");
        Path second = runs.open(subject, true);
        assertThat(second).isNotEqualTo(first);
        Bench.write(second, 2, "stdout", "F", "two");
        runs.finish(Bench.ID, false);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(10));
        log.refuses = false;
        await(() -> log.lines().equals(List.of("one\n", "two\n")));
        await(() -> !Files.exists(first) && !Files.exists(second));
        assertThat(cache.lines()).containsExactly("one\n", "two\n");
    }

    @Test
    void whatARemovedContainerHadSpooledStillArrives() {
        log.remembers = false;
        log.refuses = true;
        Runs runs = bench.runs(bench.generation());
        Path spool = runs.open(subject, true);
        Bench.write(spool, 1, "stdout", "F", "last words");
        runs.finish(Bench.ID, false);
        assertThat(runs.remove(Bench.ID)).isTrue();
        assertThat(cache.lines()).isEmpty();
        runs.retain(List.of());
        log.refuses = false;
        await(() -> log.lines().equals(List.of("last words\n")));
        await(() -> bench.places.allNotes().isEmpty() && !Files.exists(spool));
    }

    @Test
    void theGenerationThatIsCalledWorksAndTheOtherLetsGo() {
        Runs old = bench.runs(bench.generation());
        Path spool = old.open(subject, false);
        Bench.write(spool, 1, "stdout", "F", "one");
        await(() -> log.lines().size() == 1);
        Runs next = bench.runs(bench.generation());
        Bench.write(spool, 2, "stdout", "F", "two");
        await(() -> log.lines().size() == 2);
        assertThat(next.find(Bench.ID)).isNotNull();
        Bench.write(spool, 3, "stdout", "F", "three");
        await(() -> log.lines().size() == 3);
        next.finish(Bench.ID, false);
        assertThat(log.lines()).containsExactly("one\n", "two\n", "three\n");
    }

    @Test
    void aSwapTakenBackGivesTheWorkBack() {
        Runs old = bench.runs(bench.generation());
        Path spool = old.open(subject, false);
        Runs next = bench.runs(bench.generation());
        next.find(Bench.ID);
        assertThat(old.find(Bench.ID)).isNotNull();
        Bench.write(spool, 1, "stdout", "F", "one");
        await(() -> log.lines().size() == 1);
        old.finish(Bench.ID, false);
        assertThat(log.lines()).containsExactly("one\n");
    }

    @Test
    void openRunsAreTakenUpAfterARestart() throws Exception {
        Path spool;
        try (Bench earlier = new Bench(folder)) {
            earlier.drivers.put("memory", log);
            spool = earlier.runs(earlier.generation()).open(subject, false);
            Bench.write(spool, 1, "stdout", "F", "one");
            await(() -> log.lines().size() == 1);
        }
        Bench.write(spool, 2, "stdout", "F", "two");
        bench.runs(bench.generation());
        await(() -> log.lines().equals(List.of("one\n", "two\n")));
    }

    @Test
    void aFollowerStaysWhileARestartIsAwaitedAndLeavesAtTheEnd() {
        Runs runs = bench.runs(bench.generation());
        runs.open(subject, false);
        runs.finish(Bench.ID, true);
        assertThat(runs.find(Bench.ID)).isNotNull().matches(ContainerLog::promising);
        Path next = runs.open(subject, false);
        Bench.write(next, 1, "stdout", "F", "again");
        await(() -> log.lines().size() == 1);
        runs.finish(Bench.ID, false);
        await(() -> runs.find(Bench.ID) == null);
    }

    @Test
    void aRestartThatIsCalledOffLeavesNothingBehind() {
        Runs runs = bench.runs(bench.generation());
        runs.open(subject, false);
        runs.finish(Bench.ID, true);
        runs.finish(Bench.ID, false);
        await(() -> runs.find(Bench.ID) == null && bench.places.allNotes().isEmpty());
        runs.open(subject, false);
        runs.finish(Bench.ID, true);
        runs.remove(Bench.ID);
        await(() -> runs.find(Bench.ID) == null && bench.places.allNotes().isEmpty());
    }

    @Test
    void spoolsOfNobodyAreSweptAway() {
        Runs runs = bench.runs(bench.generation());
        Path spool = runs.open(subject, false);
        Path orphan = bench.places.spool("d".repeat(64), 7);
        Bench.write(orphan, 1, "stdout", "F", "x");
        Bench.write(spool, 1, "stdout", "F", "x");
        runs.retain(List.of(Bench.ID));
        assertThat(orphan).doesNotExist();
        assertThat(spool).exists();
    }

    private static void await(BooleanSupplier condition) {
        Instant limit = Instant.now().plusSeconds(20);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("in time").isBefore(limit);
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
