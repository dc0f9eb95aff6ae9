package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;
import io.drydock.api.spi.store.Transaction;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Brings one owner's tables to the version its code knows. */
record Migrations(String owner, List<Migration> steps) {
    static final String TABLE =
            "CREATE TABLE IF NOT EXISTS drydock_schema"
                    + " (owner TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID";
    private static final Pattern OWNER = Pattern.compile("[a-z][a-z0-9]*");

    Migrations {
        if (!OWNER.matcher(owner).matches() || owner.equals("drydock") || owner.equals("sqlite")) {
            throw new IllegalArgumentException("'" + owner + "' cannot be an owner's name");
        }
        steps = List.copyOf(steps);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).version() != i + 1) {
                throw new IllegalArgumentException(
                        "migration %d of %s is numbered %d"
                                .formatted(i + 1, owner, steps.get(i).version()));
            }
        }
    }

    void run(Schema schema) {
        // Most starts find nothing to do and should not cost a commit.
        int recorded =
                schema.readFirst(
                                "SELECT version FROM drydock_schema WHERE owner = ?",
                                row -> (int) row.number("version"),
                                owner)
                        .orElse(0);
        refuseNewer(recorded);
        if (recorded < steps.size()) {
            schema.run(this::migrate);
        }
    }

    private void refuseNewer(int recorded) {
        if (recorded > steps.size()) {
            throw new StoreException(
                    Kind.NEWER_SCHEMA,
                    ("the database was written by a newer version of the engine (%s: schema %d,"
                                    + " this version knows %d)")
                            .formatted(owner, recorded, steps.size()));
        }
    }

    private void migrate(Transaction transaction) {
        int recorded = recorded(transaction);
        refuseNewer(recorded);
        Set<String> before = names(transaction);
        for (Migration step : steps.subList(recorded, steps.size())) {
            step.step().accept(transaction);
        }
        refuseForeignNames(before, names(transaction));
        transaction.update(
                "INSERT INTO drydock_schema (owner, version) VALUES (?, ?)"
                        + " ON CONFLICT (owner) DO UPDATE SET version = excluded.version",
                owner,
                steps.size());
    }

    private int recorded(Transaction transaction) {
        return transaction
                .query(
                        "SELECT version FROM drydock_schema WHERE owner = ?",
                        row -> (int) row.number("version"),
                        owner)
                .stream()
                .findFirst()
                .orElse(0);
    }

    private static Set<String> names(Transaction transaction) {
        return new HashSet<>(
                transaction.query(
                        "SELECT name FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE"
                                + " '\\'",
                        row -> row.text("name")));
    }

    private void refuseForeignNames(Set<String> before, Set<String> after) {
        for (String name : after) {
            if (!before.contains(name) && !name.startsWith(owner + "_")) {
                throw new IllegalArgumentException(
                        "'%s' of %s must be named %s_...".formatted(name, owner, owner));
            }
        }
    }
}
