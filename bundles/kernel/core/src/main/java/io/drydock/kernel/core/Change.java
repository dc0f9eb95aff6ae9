package io.drydock.kernel.core;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/** One operation of the swap manager, and its way into the journal. */
final class Change {

    private final Journal journal;
    private final String id;
    private final String symbolicName;
    private final @Nullable Revision from;
    private final @Nullable Revision to;

    Change(
            Journal journal,
            String id,
            String symbolicName,
            @Nullable Revision from,
            @Nullable Revision to) {
        this.journal = journal;
        this.id = id;
        this.symbolicName = symbolicName;
        this.from = from;
        this.to = to;
    }

    String symbolicName() {
        return symbolicName;
    }

    @Nullable Revision from() {
        return from;
    }

    @Nullable Revision to() {
        return to;
    }

    /** On the disk when it returns; the effect comes after. */
    void record(Step step, String note) {
        journal.append(entry(step, note));
    }

    /** The checks are passed and the new revision is the active one: one write, callers wait. */
    void recordCommit(String note) {
        journal.append(entry(Step.VERIFIED, note), entry(Step.COMMITTED, ""));
    }

    private JournalEntry entry(Step step, String note) {
        return new JournalEntry(id, symbolicName, step, from, to, note, Instant.now().toString());
    }

    void record(Step step) {
        record(step, "");
    }

    @Override
    public String toString() {
        return symbolicName + " " + version(from) + " -> " + version(to);
    }

    private static String version(@Nullable Revision revision) {
        return revision == null ? "none" : revision.version();
    }
}
