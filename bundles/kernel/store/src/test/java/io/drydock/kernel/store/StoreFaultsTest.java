package io.drydock.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.store.Migration;
import io.drydock.api.spi.store.Schema;
import io.drydock.api.spi.store.StoreException;
import io.drydock.api.spi.store.StoreException.Kind;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

class StoreFaultsTest {
    private static final List<Migration> MIGRATIONS =
            List.of(Migration.sql(1, "CREATE TABLE pet_pets (name TEXT)"));
    private static final String INSERT = "INSERT INTO pet_pets (name) VALUES (?)";

    @TempDir Path root;

    @Test
    void refusesToStartOnADamagedFile() throws IOException {
        try (SqliteStore store = SqliteStore.open(root, Deadlines.DEFAULT)) {
            Schema schema = store.open("pet", MIGRATIONS);
            schema.run(tx -> range(2_000).forEach(i -> tx.update(INSERT, "name " + i)));
        }
        try (var file = FileChannel.open(root.resolve("drydock.db"), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.wrap(new byte[9_000]), 8_192);
        }
        assertRefused();
    }

    @Test
    void refusesToStartOnAFileOfAnotherKind() throws IOException {
        Files.writeString(root.resolve("drydock.db"), "this is no database\n".repeat(500));
        assertRefused();
    }

    private void assertRefused() {
        assertThatThrownBy(() -> SqliteStore.open(root, Deadlines.DEFAULT))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(Kind.CORRUPT))
                .hasMessageContaining(root.resolve("drydock.db").toString())
                .hasMessageContaining("is damaged")
                .hasMessageContaining("from a backup, or use an empty data root");
    }

    @Test
    void refusesToBeginAnewWhereTheDatabaseWasLost() throws IOException {
        Files.createDirectories(root.resolve("modules/swapped"));
        Files.createDirectories(root.resolve("overlay2/layer"));

        assertThatThrownBy(() -> SqliteStore.open(root, Deadlines.DEFAULT))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(root.resolve("drydock.db") + " is missing")
                .hasMessageContaining(root.resolve("overlay2") + " has content");
        assertThat(root.resolve("drydock.db")).doesNotExist();
    }

    @Test
    void beginsAnewBesideEmptyFoldersAndTheSwapJournal() throws IOException {
        Files.createDirectories(root.resolve("modules/swapped"));
        Files.createDirectories(root.resolve("containers"));

        SqliteStore.open(root, Deadlines.DEFAULT).close();

        assertThat(root.resolve("drydock.db")).exists();
    }

    @Test
    void tellsAWaitingCallerOfAStallWhetherItsChangeCanHaveHappened() throws Exception {
        Deadlines impatient = new Deadlines(Duration.ofMillis(300), Duration.ofSeconds(60));
        try (SqliteStore store = SqliteStore.open(root, impatient)) {
            Schema schema = store.open("pet", MIGRATIONS);
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch stall = new CountDownLatch(1);
            var stalled =
                    start(
                            () ->
                                    schema.write(
                                            tx -> {
                                                taken.countDown();
                                                await(stall);
                                                return tx.update(INSERT, "stalled");
                                            }));
            taken.await();
            assertKind(() -> schema.update(INSERT, "queued"), Kind.UNAVAILABLE);
            assertThat(kindOf(stalled)).isEqualTo(Kind.IN_DOUBT);
            assertThat(names(schema)).isEmpty();

            stall.countDown();
            schema.update(INSERT, "after");
            assertThat(names(schema)).containsExactly("stalled", "after");
        }
    }

    @Test
    void refusesNewWritesAtOnceDuringALongStallAndGoesOnAfterIt() throws Exception {
        Deadlines deadlines = new Deadlines(Duration.ofSeconds(60), Duration.ofMillis(50));
        try (SqliteStore store = SqliteStore.open(root, deadlines)) {
            Schema schema = store.open("pet", MIGRATIONS);
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch stall = new CountDownLatch(1);
            var stalled =
                    schema.writeLater(
                            tx -> {
                                taken.countDown();
                                return await(stall);
                            });
            taken.await();
            Thread.sleep(100);
            assertKind(() -> schema.update(INSERT, "refused"), Kind.UNAVAILABLE);
            assertThat(schema.writeLater(tx -> tx.update(INSERT, "refused")).toCompletableFuture())
                    .isCompletedExceptionally();
            assertThat(names(schema)).isEmpty();

            stall.countDown();
            stalled.toCompletableFuture().join();
            schema.update(INSERT, "after");
            assertThat(names(schema)).containsExactly("after");
        }
    }

    @Test
    void waitsForTheOutcomeOfATakenChangeWhenInterrupted() throws Exception {
        try (SqliteStore store = SqliteStore.open(root, Deadlines.DEFAULT)) {
            Schema schema = store.open("pet", MIGRATIONS);
            CountDownLatch taken = new CountDownLatch(1);
            CountDownLatch stall = new CountDownLatch(1);
            var task =
                    new FutureTask<>(
                            () -> {
                                schema.run(
                                        tx -> {
                                            taken.countDown();
                                            await(stall);
                                            tx.update(INSERT, "Kit");
                                        });
                                return Thread.currentThread().isInterrupted();
                            });
            Thread caller = Thread.ofVirtual().start(task);
            taken.await();
            caller.interrupt();
            stall.countDown();
            assertThat(task.get()).as("stays interrupted").isTrue();
            assertThat(names(schema)).containsExactly("Kit");
        }
    }

    private static List<String> names(Schema schema) {
        return schema.read("SELECT name FROM pet_pets ORDER BY rowid", row -> row.text("name"));
    }

    private static List<Integer> range(int end) {
        return java.util.stream.IntStream.range(0, end).boxed().toList();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static FutureTask<Integer> start(java.util.concurrent.Callable<Integer> call) {
        FutureTask<Integer> task = new FutureTask<>(call);
        Thread.ofVirtual().start(task);
        return task;
    }

    private static Kind kindOf(FutureTask<Integer> task) throws InterruptedException {
        try {
            task.get();
            throw new AssertionError("was not refused");
        } catch (java.util.concurrent.ExecutionException e) {
            return ((StoreException) e.getCause()).kind();
        }
    }

    private static void assertKind(Runnable call, Kind kind) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }
}
