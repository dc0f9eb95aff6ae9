package io.drydock.kernel.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;

/**
 * Prepared statements of one connection by their text. One that is in use is not in the cache, so
 * that a query run inside the mapper of the same query gets its own.
 */
final class StatementCache implements AutoCloseable {
    private static final int LIMIT = 100;

    private final Connection connection;
    private final LinkedHashMap<String, PreparedStatement> idle = new LinkedHashMap<>();

    StatementCache(Connection connection) {
        this.connection = connection;
    }

    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = idle.remove(sql);
        return kept != null ? kept : connection.prepareStatement(sql);
    }

    void giveBack(String sql, PreparedStatement statement) throws SQLException {
        // Bound blobs and documents may be large; an idle statement must not hold them.
        statement.clearParameters();
        PreparedStatement other = idle.put(sql, statement);
        if (other != null) {
            other.close();
        }
        if (idle.size() > LIMIT) {
            idle.pollFirstEntry().getValue().close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : idle.values()) {
            statement.close();
        }
        idle.clear();
    }
}
