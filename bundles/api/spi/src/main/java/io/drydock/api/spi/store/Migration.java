package io.drydock.api.spi.store;

import java.util.List;
import java.util.function.Consumer;

/**
 * One step of a schema's history.
 *
 * @param version the version of the schema after this step; the first is 1
 * @param step what to do; runs once for each database, under the rules for a change of {@link
 *     Schema#write}
 */
public record Migration(int version, Consumer<Transaction> step) {
    public Migration {
        if (version < 1) {
            throw new IllegalArgumentException("a migration is numbered from 1, not " + version);
        }
    }

    /** A step that executes statements in order. */
    public static Migration sql(int version, String... statements) {
        List<String> all = List.of(statements);
        return new Migration(version, transaction -> all.forEach(sql -> transaction.update(sql)));
    }
}
