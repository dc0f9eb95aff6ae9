package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

class JournalTest {

    private static final String NAME = "io.drydock.router.toy";
    private static final Revision OLD = new Revision("1.0.0", "reference:file:/old.jar", null);
    private static final Revision NEW = new Revision("1.0.1", "module:toy@1.0.1", "/new.jar");
    private static final List<Step> SWAP =
            List.of(
                    Step.PREPARED,
                    Step.STAGED,
                    Step.QUIESCING,
                    Step.VERIFIED,
                    Step.COMMITTED,
                    Step.CANARY,
                    Step.DRAINED,
                    Step.DONE);

    @TempDir Path root;
    private Path file;
    private Journal journal;

    @BeforeEach
    void open() {
        file = root.resolve("modules/journal");
        journal = Journal.open(file);
    }

    @Test
    void givesBackWhatWasWritten() {
        JournalEntry entry = entry(Step.PREPARED, "a \"note\"\nin two lines");

        journal.append(entry);

        assertThat(Journal.open(file).entries()).containsExactly(entry);
    }

    @ParameterizedTest
    @EnumSource(names = {"PREPARED", "STAGED", "QUIESCING", "VERIFIED"})
    void aCrashBeforeTheCommitLeavesTheOldRevision(Step last) {
        writeUpTo(last);

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(OLD));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITTED", "CANARY", "DRAINED", "DONE"})
    void aCrashAfterTheCommitLeavesTheNewRevision(Step last) {
        writeUpTo(last);

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(NEW));
    }

    @ParameterizedTest
    @EnumSource(names = {"COMMITTED", "CANARY"})
    void whatWasRolledBackIsTheOldRevision(Step last) {
        writeUpTo(last);
        journal.append(entry(Step.ROLLED_BACK, "all calls failed"));

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(OLD));
    }

    @Test
    void theLastSwapOfABundleDecides() {
        writeUpTo(Step.DONE);
        Revision third = new Revision("1.0.2", "module:toy@1.0.2", "/third.jar");
        journal.append(new JournalEntry("2", NAME, Step.PREPARED, NEW, third, "", ""));
        journal.append(new JournalEntry("2", NAME, Step.STAGED, NEW, third, "", ""));

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(NEW));
    }

    @Test
    void aCommittedRemovalLeavesNothing() {
        journal.append(new JournalEntry("1", NAME, Step.PREPARED, OLD, null, "", ""));
        journal.append(new JournalEntry("1", NAME, Step.COMMITTED, OLD, null, "", ""));

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(null));
    }

    @ParameterizedTest
    @CsvSource({"1", "10", "40"})
    void aTornLastRecordCountsAsNotWritten(int missing) throws Exception {
        writeUpTo(Step.COMMITTED);
        long size = Files.size(file);

        try (var channel = java.nio.channels.FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size - 1 - missing);
        }

        assertThat(Recovery.judge(journal.entries()))
                .containsEntry(NAME, new Recovery.Verdict(OLD));
    }

    @Test
    void recordsAfterATornOneAreRead() throws Exception {
        writeUpTo(Step.STAGED);
        Files.writeString(file, "{\"swap\":\"1\",\"bun", StandardOpenOption.APPEND);
        Journal again = Journal.open(file);

        again.append(entry(Step.ABORTED, "the engine was restarted"));

        assertThat(again.entries()).last().extracting(JournalEntry::step).isEqualTo(Step.ABORTED);
    }

    private void writeUpTo(Step last) {
        for (Step step : SWAP.subList(0, SWAP.indexOf(last) + 1)) {
            journal.append(entry(step, ""));
        }
    }

    private static JournalEntry entry(Step step, String note) {
        return new JournalEntry("1", NAME, step, OLD, NEW, note, "2026-01-01T00:00:00Z");
    }
}
