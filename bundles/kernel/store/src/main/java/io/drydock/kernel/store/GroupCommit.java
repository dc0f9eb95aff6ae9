package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs a group of changes in one database transaction, each under a savepoint of its own. The disk
 * is waited for when one of them asks for it, and then it has all that was committed before as
 * well.
 */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Session session;
    private Durability mode = Durability.FULL;
    private boolean ahead;

    GroupCommit(Session session) {
        this.session = session;
    }

    /** Whether something is committed that the disk may not have yet. */
    boolean aheadOfDisk() {
        return ahead;
    }

    /** Waits until the disk has all that is committed. */
    void sync() {
        try {
            set(Durability.FULL);
            // Syncs the log before it copies pages out of it.
            session.query("PRAGMA wal_checkpoint(PASSIVE)", row -> row.number("busy"));
        } catch (StoreException e) {
            LOG.error("what was committed last may not be on the disk", e);
        }
        ahead = false;
    }

    /**
     * Returns what answers the callers, to be run when the writer counts as idle again: a caller
     * may hand over its next change at once. Returns normally whatever happens.
     */
    List<Runnable> run(List<Change<?>> group) {
        List<Change<?>> taken = group.stream().filter(Change::take).toList();
        if (taken.isEmpty()) {
            return List.of();
        }
        try {
            return commit(taken);
        } catch (RuntimeException | Error e) {
            rollBack();
            // Nothing of the group is on the disk; changes that failed before have their own
            // answer.
            return taken.stream().<Runnable>map(change -> () -> change.fail(e)).toList();
        }
    }

    private List<Runnable> commit(List<Change<?>> changes) {
        boolean full = changes.stream().anyMatch(it -> it.durability() == Durability.FULL);
        set(full ? Durability.FULL : Durability.NORMAL);
        session.execute("BEGIN IMMEDIATE");
        List<Runnable> answers = new ArrayList<>(changes.size());
        for (Change<?> change : changes) {
            session.update("SAVEPOINT change");
            Runnable answer = apply(change);
            if (answer == null) {
                session.update("ROLLBACK TO change");
            } else {
                answers.add(answer);
            }
            session.update("RELEASE change");
        }
        session.execute(answers.isEmpty() ? "ROLLBACK" : "COMMIT");
        if (!answers.isEmpty()) {
            ahead = !full;
        }
        return answers;
    }

    private void set(Durability durability) {
        if (mode != durability) {
            session.execute("PRAGMA synchronous = " + durability);
            mode = durability;
        }
    }

    /** Null when the change failed by itself; throws when the whole group is lost. */
    private @Nullable Runnable apply(Change<?> change) {
        try (var transaction = new SqliteTransaction(session)) {
            return change.apply(transaction);
        } catch (RuntimeException | Error e) {
            if (Session.endsTransaction(e)) {
                throw e;
            }
            change.fail(e);
            return null;
        }
    }

    private void rollBack() {
        try {
            session.execute("ROLLBACK");
        } catch (StoreException e) {
            // SQLite has already rolled back by itself after most disk errors.
            LOG.debug("rollback after a failed commit", e);
        }
    }
}
