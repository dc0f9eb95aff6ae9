package io.drydock.service.image;

import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Transaction;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Who is at a container's layer without having it mounted: somebody who reads it, or a move to
 * another driver. A move comes into effect only while its claim stands, and everybody else strikes
 * it out: nobody ever waits for a move. In the store, so that two generations of this service in
 * one process respect each other; claims of a process that is gone mean nothing.
 */
final class RootClaims {

    private final Schema schema;

    RootClaims(Schema schema) {
        this.schema = schema;
    }

    /** Claims a layer to move it, unless somebody reads or moves it. */
    Optional<String> claim(String container) {
        String token = UUID.randomUUID().toString();
        return schema.writeSoon(
                transaction -> {
                    transaction.update(
                            "DELETE FROM image_root_claims WHERE container = ? AND process <> ?",
                            container,
                            PendingTable.PROCESS);
                    boolean free =
                            transaction
                                    .query(
                                            "SELECT 1 AS one FROM image_root_claims WHERE container = ?",
                                            row -> row.number("one"),
                                            container)
                                    .isEmpty();
                    if (free) {
                        insert(transaction, container, token, true);
                    }
                    return free ? Optional.of(token) : Optional.<String>empty();
                });
    }

    boolean stands(String token) {
        return schema.readFirst(
                        "SELECT 1 AS one FROM image_root_claims WHERE token = ?",
                        row -> row.number("one"),
                        token)
                .isPresent();
    }

    /** Whether it still stood, which it does not any more. */
    static boolean use(Transaction transaction, String token) {
        return transaction.update("DELETE FROM image_root_claims WHERE token = ?", token) > 0;
    }

    void release(String token) {
        schema.updateSoon("DELETE FROM image_root_claims WHERE token = ?", token);
    }

    /** No move that is under way comes into effect after this. */
    void strike(String container) {
        boolean claimed =
                schema.readFirst(
                                "SELECT 1 AS one FROM image_root_claims WHERE container = ? AND moves = 1",
                                row -> row.number("one"),
                                container)
                        .isPresent();
        if (claimed) {
            schema.writeSoon(transaction -> strike(transaction, container));
        }
    }

    private static int strike(Transaction transaction, String container) {
        return transaction.update(
                "DELETE FROM image_root_claims WHERE container = ? AND moves = 1", container);
    }

    /** The layer stays where it is until the work is done. */
    <T> T reading(String container, Supplier<T> work) {
        String token = UUID.randomUUID().toString();
        schema.writeSoon(
                transaction -> {
                    strike(transaction, container);
                    insert(transaction, container, token, false);
                    return true;
                });
        try {
            return work.get();
        } finally {
            release(token);
        }
    }

    /** Those of processes that are gone. */
    void forgetAbandoned() {
        schema.updateSoon("DELETE FROM image_root_claims WHERE process <> ?", PendingTable.PROCESS);
    }

    /** Containers that somebody of this process is at. */
    Set<String> containers() {
        return Set.copyOf(
                schema.read(
                        "SELECT DISTINCT container FROM image_root_claims WHERE process = ?",
                        row -> row.text("container"),
                        PendingTable.PROCESS));
    }

    private static void insert(
            Transaction transaction, String container, String token, boolean moves) {
        transaction.update(
                "INSERT INTO image_root_claims (container, token, process, moves) VALUES (?, ?, ?, ?)",
                container,
                token,
                PendingTable.PROCESS,
                moves);
    }
}
