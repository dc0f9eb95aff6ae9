package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.ArrayList;
import java.util.List;

/** Runs a group of changes in one database transaction, each under a savepoint of its own. */
final class GroupCommit {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    private final Session session;

    GroupCommit(Session session) {
        this.session = session;
    }

    /** Answers the caller of every change; returns normally whatever happens. */
    void run(List<Change<?>> group) {
        List<Change<?>> taken = group.stream().filter(Change::take).toList();
        if (taken.isEmpty()) {
            return;
        }
        List<Runnable> answers;
        try {
            answers = commit(taken);
        } catch (RuntimeException | Error e) {
            // Nothing of the group is on the disk; changes that failed before have their own
            // answer.
            taken.forEach(change -> change.fail(e));
            rollBack();
            return;
        }
        answers.forEach(Runnable::run);
    }

    private List<Runnable> commit(List<Change<?>> changes) {
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
        return answers;
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
