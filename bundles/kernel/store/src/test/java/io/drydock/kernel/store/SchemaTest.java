package io.drydock.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.drydock.api.spi.store.ConstraintException;
import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.Transaction;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

class SchemaTest extends Pets {
    @Test
    void bringsWhatNobodyWaitedForToTheDiskByItself() throws Exception {
        int rows = schema.updateSoon("INSERT INTO pet_pets (name) VALUES (?)", "Quokka");

        assertThat(rows).isEqualTo(1);
        assertThat(names()).containsExactly("Quokka");
        Instant deadline = Instant.now().plusSeconds(30);
        // Pages leave the log for the main file only after the log has been synced.
        while (!Files.readString(root.resolve("drydock.db"), ISO_8859_1).contains("Quokka")) {
            assertThat(Instant.now()).isBefore(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void keepsEveryTypeOfArgument() {
        schema.update(
                "INSERT INTO pet_pets (id, name, age, weight, picture) VALUES (?, ?, ?, ?, ?)",
                Long.MAX_VALUE,
                "Zoë 🐢",
                true,
                2.5,
                new byte[] {0, -1, 7});
        schema.update("INSERT INTO pet_pets (id, name, age) VALUES (?, ?, ?)", 2, "Kit", null);

        boolean checked =
                schema.readFirst(
                                "SELECT * FROM pet_pets WHERE name = ?",
                                row -> {
                                    assertThat(row.number("id")).isEqualTo(Long.MAX_VALUE);
                                    assertThat(row.flag("age")).isTrue();
                                    assertThat(row.real("weight")).isEqualTo(2.5);
                                    assertThat(row.bytes("picture")).containsExactly(0, -1, 7);
                                    assertThat(row.optionalText("owner")).isEmpty();
                                    return true;
                                },
                                "Zoë 🐢")
                        .orElseThrow();
        assertThat(checked).isTrue();
        assertThat(
                        schema.read(
                                "SELECT age FROM pet_pets WHERE id = 2",
                                r -> r.optionalNumber("age")))
                .singleElement()
                .matches(age -> age.isEmpty());
    }

    @Test
    void refusesOtherArgumentsAndWrongNumbersOfThem() {
        assertThatThrownBy(() -> schema.update("INSERT INTO pet_pets (name) VALUES (?)", 'c'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Character");
        assertThatThrownBy(() -> schema.update("INSERT INTO pet_pets (name) VALUES (?)"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("takes 1 arguments, not 0");
    }

    @Test
    void saysWhichColumnIsNull() {
        schema.update("INSERT INTO pet_pets (name) VALUES ('Kit')");
        assertThatThrownBy(() -> schema.read("SELECT age FROM pet_pets", row -> row.number("age")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("'age' is NULL");
    }

    @Test
    void namesTheBrokenConstraint() {
        schema.update("INSERT INTO pet_pets (name, age, weight) VALUES ('Kit', 1, 1.0)");

        assertBroken("INSERT INTO pet_pets (name) VALUES ('Kit')", "pet_pets.name", "UNIQUE");
        assertBroken(
                "INSERT INTO pet_pets (name, age, weight) VALUES ('Kat', 1, 1.0)",
                "pet_pets.age, pet_pets.weight",
                "UNIQUE");
        assertBroken("INSERT INTO pet_pets (id, name) VALUES (1, 'Kat')", "pet_pets.id", "UNIQUE");
        assertBroken("INSERT INTO pet_pets (name) VALUES (NULL)", "pet_pets.name", "NOT_NULL");
        assertBroken("INSERT INTO pet_pets (name, age) VALUES ('Kat', -1)", "age >= 0", "CHECK");
        assertBroken(
                "INSERT INTO pet_pets (name, owner) VALUES ('Kat', 'nobody')", "", "FOREIGN_KEY");
        assertThat(names()).containsExactly("Kit");
    }

    private void assertBroken(String sql, String constraint, String type) {
        assertThatThrownBy(() -> schema.update(sql))
                .isInstanceOfSatisfying(
                        ConstraintException.class,
                        e -> {
                            assertThat(e.constraint()).isEqualTo(constraint);
                            assertThat(e.type().name()).isEqualTo(type);
                            assertThat(e.kind()).isEqualTo(StoreException.Kind.CONSTRAINT);
                        });
    }

    @Test
    void undoesTheWholeChangeThatThrowsAndHandsItsExceptionBack() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(
                        () ->
                                schema.run(
                                        transaction -> {
                                            insert(transaction, "Kit");
                                            throw mine;
                                        }))
                .isSameAs(mine);
        assertThat(names()).isEmpty();
    }

    @Test
    void letsAChangeCatchAConstraintAndGoOn() {
        schema.run(transaction -> insert(transaction, "Kit"));
        String given =
                schema.write(
                        transaction -> {
                            try {
                                insert(transaction, "Kit");
                                return "Kit";
                            } catch (ConstraintException e) {
                                insert(transaction, "Kit2");
                                return "Kit2";
                            }
                        });
        assertThat(given).isEqualTo("Kit2");
        assertThat(names()).containsExactly("Kit", "Kit2");
    }

    @Test
    void queriesInsideAMapperOfTheSameQuery() {
        schema.run(
                transaction -> {
                    insert(transaction, "a");
                    insert(transaction, "b");
                });
        String sql = "SELECT name FROM pet_pets WHERE id > ? ORDER BY id";
        List<List<String>> nested =
                schema.write(
                        tx -> tx.query(sql, outer -> tx.query(sql, row -> row.text("name"), 1), 0));
        assertThat(nested).containsExactly(List.of("b"), List.of("b"));
    }

    @Test
    void refusesToBeCalledInsideAChange() {
        assertThatThrownBy(() -> schema.run(transaction -> schema.update("DELETE FROM pet_pets")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> schema.run(transaction -> names()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesATransactionOutsideItsChange() {
        AtomicReference<Transaction> kept = new AtomicReference<>();
        schema.run(kept::set);
        assertThatThrownBy(() -> insert(kept.get(), "Kit"))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void doesNotWriteThroughARead() {
        assertThatThrownBy(
                        () ->
                                schema.read(
                                        "INSERT INTO pet_pets (name) VALUES ('x') RETURNING name",
                                        row -> row.text("name")))
                .isInstanceOf(StoreException.class);
        assertThat(names()).isEmpty();
    }

    @Test
    void reportsWrongSqlAsAMistakeAndGoesOn() {
        assertThatThrownBy(() -> schema.update("UPDATE nothing SET x = 1"))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.kind()).isEqualTo(StoreException.Kind.SYSTEM))
                .hasMessageContaining("nothing");
        schema.run(transaction -> insert(transaction, "Kit"));
        assertThat(names()).containsExactly("Kit");
    }
}
