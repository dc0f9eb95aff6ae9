package io.drydock.kernel.store;

import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;

import org.sqlite.JDBC;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

/** The file and how connections to it are set up. */
record Database(Path file, Failures failures) {
    private static final int BUSY_MILLISECONDS = 5_000;
    private static final int LOG_LIMIT = 8 << 20;

    /** The swap journal is older than the database; the other belongs to the file system. */
    private static final Set<String> WITHOUT_DATABASE = Set.of("modules", "lost+found");

    static Database at(Path dataRoot) {
        Path file = dataRoot.resolve("drydock.db").toAbsolutePath();
        try {
            Files.createDirectories(dataRoot, mode("rwx--x---"));
            if (!Files.exists(file)) {
                requireUnused(dataRoot, file);
                // SQLite gives the mode of the file to its -wal and -shm as well.
                Files.createFile(file, mode("rw-------"));
            }
        } catch (IOException e) {
            throw new StoreException(
                    Kind.UNAVAILABLE, "the database " + file + " cannot be made: " + e, e);
        }
        return new Database(file, new Failures(file));
    }

    /**
     * A data root with content and no database has lost it. To begin a new one there would forget
     * containers that run, and have their layers cleared up as nobody's.
     */
    private static void requireUnused(Path dataRoot, Path file) throws IOException {
        try (Stream<Path> entries = Files.list(dataRoot)) {
            for (Path entry : entries.sorted().toList()) {
                if (!WITHOUT_DATABASE.contains(entry.getFileName().toString())
                        && hasContent(entry)) {
                    throw new StoreException(
                            Kind.UNAVAILABLE,
                            "the database "
                                    + file
                                    + " is missing, but "
                                    + entry
                                    + " has content: put the database back, or use an empty data root");
                }
            }
        }
    }

    private static boolean hasContent(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return false;
        }
        try (Stream<Path> content = Files.list(entry)) {
            return content.findAny().isPresent();
        }
    }

    private static FileAttribute<Set<PosixFilePermission>> mode(String mode) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode));
    }

    Session openForWriting() {
        Session session = connect();
        try {
            check(session);
            session.query("PRAGMA journal_mode = WAL", row -> row.text("journal_mode"));
            session.execute("PRAGMA synchronous = " + Durability.FULL);
            session.execute("PRAGMA journal_size_limit = " + LOG_LIMIT);
            session.execute(Migrations.TABLE);
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
        return session;
    }

    /**
     * Read-only by {@code query_only}: a connection opened read-only could not take part in the
     * index of the write-ahead log once the disk itself has become read-only.
     */
    Session openForReading() {
        Session session = connect();
        session.execute("PRAGMA query_only = ON");
        // The first query opens the write-ahead log for writing; a later one never needs the disk
        // to take anything.
        session.query("SELECT count(*) AS n FROM sqlite_master", row -> row.number("n"));
        return session;
    }

    private Session connect() {
        try {
            var connection = JDBC.createConnection(url(), new Properties());
            Session session = new Session(connection, failures);
            session.execute("PRAGMA busy_timeout = " + BUSY_MILLISECONDS);
            session.execute("PRAGMA foreign_keys = ON");
            session.execute("PRAGMA temp_store = MEMORY");
            return session;
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    /**
     * With the lock of {@code unix-excl} the index of the write-ahead log is in memory and not in a
     * mapped file, so that readers write nothing: they go on while the disk is stalled. It also
     * keeps a second engine off the same data root.
     */
    private String url() {
        return "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?vfs=unix-excl";
    }

    private void check(Session session) {
        List<String> findings =
                session.query("PRAGMA quick_check(1)", row -> row.text("quick_check"));
        if (!findings.equals(List.of("ok"))) {
            throw failures.corrupt(String.join("; ", findings));
        }
    }
}
