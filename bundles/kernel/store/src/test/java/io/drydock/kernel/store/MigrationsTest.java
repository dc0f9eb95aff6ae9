package io.drydock.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class MigrationsTest {
    private static final Migration FIRST = Migration.sql(1, "CREATE TABLE pet_pets (name TEXT)");
    private static final Migration SECOND =
            new Migration(
                    2,
                    transaction -> {
                        transaction.update("ALTER TABLE pet_pets ADD COLUMN length INTEGER");
                        transaction.update("UPDATE pet_pets SET length = length(name)");
                    });

    @TempDir Path root;
    private SqliteStore store;

    @BeforeEach
    void start() {
        store = SqliteStore.open(root, Deadlines.DEFAULT);
    }

    @AfterEach
    void stop() {
        store.close();
    }

    private List<Long> lengths(Schema schema) {
        return schema.read("SELECT length FROM pet_pets", row -> row.number("length"));
    }

    @Test
    void runsOnlyWhatIsNewAndOnlyOnce() {
        store.open("pet", List.of(FIRST)).update("INSERT INTO pet_pets (name) VALUES ('Kit')");
        stop();
        start();
        Schema schema = store.open("pet", List.of(FIRST, SECOND));
        assertThat(lengths(schema)).containsExactly(3L);
        schema.update("UPDATE pet_pets SET length = 9");
        stop();
        start();
        assertThat(lengths(store.open("pet", List.of(FIRST, SECOND)))).containsExactly(9L);
    }

    @Test
    void keepsNothingOfAFailedUpgrade() {
        Schema old = store.open("pet", List.of(FIRST));
        Migration broken = Migration.sql(3, "DROP TABLE pet_pets", "nonsense");
        assertThatThrownBy(() -> store.open("pet", List.of(FIRST, SECOND, broken)))
                .isInstanceOf(StoreException.class);
        old.update("INSERT INTO pet_pets (name) VALUES ('Kit')");
        assertThat(lengths(store.open("pet", List.of(FIRST, SECOND)))).containsExactly(3L);
    }

    @Test
    void refusesADatabaseOfANewerVersion() {
        store.open("pet", List.of(FIRST, SECOND));
        assertThatThrownBy(() -> store.open("pet", List.of(FIRST)))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.NEWER_SCHEMA))
                .hasMessageContaining("newer version of the engine (pet: schema 2");
    }

    @Test
    void refusesNamesOfOtherOwners() {
        assertThatThrownBy(() -> store.open("cat", List.of(FIRST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'pet_pets' of cat must be named cat_");
        assertThat(store.open("pet", List.of(FIRST)).read("SELECT * FROM pet_pets", row -> 1))
                .isEmpty();
    }

    @Test
    void refusesGapsAndStrangeOwners() {
        assertThatThrownBy(() -> store.open("pet", List.of(SECOND)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("Pet-1", List.of(FIRST)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open("drydock", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
