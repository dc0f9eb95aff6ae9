package io.drydock.kernel.store;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

/** A store with one schema, for tests of what happens in it. */
abstract class Pets {

    static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            "CREATE TABLE pet_pets (id INTEGER PRIMARY KEY, name TEXT NOT NULL"
                                    + " UNIQUE, age INTEGER CHECK (age >= 0), weight REAL, picture"
                                    + " BLOB, owner TEXT REFERENCES pet_pets (name))",
                            "CREATE UNIQUE INDEX pet_by_age_and_weight ON pet_pets (age, weight)"));

    @TempDir Path root;
    SqliteStore store;
    Schema schema;

    @BeforeEach
    void open() {
        store = SqliteStore.open(root, Deadlines.DEFAULT);
        schema = store.open("pet", MIGRATIONS);
    }

    @AfterEach
    void close() {
        store.close();
    }

    List<String> names() {
        return schema.read("SELECT name FROM pet_pets ORDER BY id", row -> row.text("name"));
    }

    static void insert(Transaction transaction, String name) {
        transaction.update("INSERT INTO pet_pets (name) VALUES (?)", name);
    }
}
