package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import java.nio.file.Path;
import java.util.List;

/** The database of one data root. */
public final class SqliteStore implements Store, AutoCloseable {
    private static final int READERS = 3;

    private final Writer writer;
    private final Readers readers;
    private final SqliteSchema schema;

    private SqliteStore(Writer writer, Readers readers, Deadlines deadlines) {
        this.writer = writer;
        this.readers = readers;
        this.schema = new SqliteSchema(writer, readers, deadlines);
    }

    /**
     * Opens or makes {@code drydock.db}.
     *
     * @throws io.drydock.api.spi.store.StoreException {@code CORRUPT} when the file is damaged
     */
    public static SqliteStore open(Path dataRoot) {
        return open(dataRoot, Deadlines.DEFAULT);
    }

    static SqliteStore open(Path dataRoot, Deadlines deadlines) {
        Database database = Database.at(dataRoot);
        Session writing = database.openForWriting();
        Readers readers;
        try {
            readers = new Readers(READERS, database::openForReading, deadlines.answer());
        } catch (RuntimeException e) {
            writing.close();
            throw e;
        }
        return new SqliteStore(new Writer(database.file(), writing, deadlines), readers, deadlines);
    }

    @Override
    public Schema open(String owner, List<Migration> migrations) {
        new Migrations(owner, migrations).run(schema);
        return schema;
    }

    /**
     * Readers go first, so that the writer's session is the last and folds the log into the file.
     */
    @Override
    public void close() {
        readers.close();
        writer.close();
    }
}
