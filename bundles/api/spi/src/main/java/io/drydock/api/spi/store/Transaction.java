package io.drydock.api.spi.store;

import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

import java.util.List;
import java.util.function.Function;

/**
 * What a change works with; valid inside the change only and on its thread only. Sees its own
 * statements and all changes before it. Arguments are as for {@link Schema}.
 */
@ProviderType
public interface Transaction {
    /**
     * Executes one statement, data or definition.
     *
     * @return the number of changed rows
     * @throws ConstraintException when it breaks a constraint; the statement alone is undone, the
     *     change may catch it and go on
     */
    int update(String sql, @Nullable Object... arguments);

    /** Reads all rows of one query, including what this change has written so far. */
    <T> List<T> query(String sql, Function<Row, T> mapper, @Nullable Object... arguments);
}
