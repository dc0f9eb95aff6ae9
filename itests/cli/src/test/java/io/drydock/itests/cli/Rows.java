package io.drydock.itests.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Numbers of rows in the engine's database, but for the journal of events, which only grows. */
final class Rows {

    private static final String TABLES =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'events_%'"
                    + " AND name NOT LIKE 'sqlite_%' ORDER BY name";

    private Rows() {}

    /** The engine holds its lock, so a copy is read. */
    static List<String> of(Path data) {
        try {
            Path folder = Files.createTempDirectory("rows");
            try {
                return count(copied(data, folder.resolve("drydock.db")));
            } finally {
                // SQLite makes a file or two of its own beside it.
                try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                    for (Path file : files) {
                        Files.deleteIfExists(file);
                    }
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copied(Path data, Path copy) throws IOException {
        for (String suffix : List.of("", "-wal")) {
            Path file = data.resolve("drydock.db" + suffix);
            if (Files.exists(file)) {
                Files.copy(file, Path.of(copy + suffix), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return copy;
    }

    private static List<String> count(Path database) {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet tables = statement.executeQuery(TABLES)) {
                while (tables.next()) {
                    names.add(tables.getString(1));
                }
            }
            List<String> counts = new ArrayList<>();
            for (String name : names) {
                try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + name)) {
                    counts.add(name + " " + rows.getLong(1));
                }
            }
            return counts;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
