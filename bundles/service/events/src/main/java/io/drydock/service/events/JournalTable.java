package io.drydock.service.events;

import io.drydock.api.engine.events.RecordedEvent;
import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Row;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.Store;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;

/** The journal on disk. */
final class JournalTable {
    static final int KEPT = 10_000;
    static final Duration AGE = Duration.ofDays(7);

    private static final List<Migration> MIGRATIONS =
            List.of(
                    Migration.sql(
                            1,
                            "CREATE TABLE events_journal (sequence INTEGER PRIMARY KEY,"
                                    + " time INTEGER NOT NULL, message TEXT NOT NULL)",
                            "CREATE INDEX events_by_time ON events_journal (time)"));

    private final Schema schema;

    JournalTable(Store store) {
        schema = store.open("events", MIGRATIONS);
    }

    /** Queues the event; completes when every reader sees it. */
    CompletionStage<Integer> append(RecordedEvent event) {
        String json = EventJson.write(event.message());
        return schema.writeLater(
                transaction ->
                        transaction.update(
                                "INSERT INTO events_journal (sequence, time, message)"
                                        + " VALUES (?, ?, ?)",
                                event.sequence(),
                                event.message().timeNano(),
                                json));
    }

    /** Queues the removal of what is too old or too much. */
    void prune(long nowNano) {
        schema.writeLater(
                transaction -> {
                    transaction.update(
                            "DELETE FROM events_journal WHERE time < ?", nowNano - AGE.toNanos());
                    return transaction.update(
                            "DELETE FROM events_journal WHERE sequence <= (SELECT sequence FROM"
                                    + " events_journal ORDER BY sequence DESC LIMIT 1 OFFSET ?)",
                            KEPT);
                });
    }

    List<RecordedEvent> after(long sequence, long notAfter, int limit) {
        return schema.read(
                "SELECT sequence, message FROM events_journal WHERE sequence > ? AND sequence <= ?"
                        + " ORDER BY sequence LIMIT ?",
                JournalTable::event,
                sequence,
                notAfter,
                limit);
    }

    /** Sequence number of the first event that is not older than {@code timeNano}. */
    OptionalLong firstSince(long timeNano) {
        return number("SELECT min(sequence) AS n FROM events_journal WHERE time >= ?", timeNano);
    }

    /** The newest sequence number on disk, 0 for none. */
    long newest() {
        return number("SELECT max(sequence) AS n FROM events_journal").orElse(0);
    }

    private OptionalLong number(String sql, Object... arguments) {
        return schema.read(sql, row -> row.optionalNumber("n"), arguments).getFirst();
    }

    private static RecordedEvent event(Row row) {
        return new RecordedEvent(row.number("sequence"), EventJson.message(row.text("message")));
    }
}
