package io.drydock.kernel.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.store.ConstraintException;
import io.drydock.api.spi.store.StoreException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class GroupCommitTest extends Pets {
    @Test
    void undoesAFailedChangeOfAGroupAlone() throws Exception {
        CountDownLatch queued = new CountDownLatch(1);
        CompletionStage<Boolean> first = schema.writeLater(transaction -> await(queued));
        List<CompletionStage<Boolean>> group = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String name = "pet" + i / 2;
            group.add(
                    schema.writeLater(
                            transaction -> {
                                transaction.update(
                                        "UPDATE pet_pets SET age = coalesce(age, 0) + 1");
                                insert(transaction, name);
                                return true;
                            }));
        }
        queued.countDown();
        first.toCompletableFuture().join();
        for (int i = 0; i < 20; i++) {
            var answer = group.get(i).toCompletableFuture();
            if (i % 2 == 0) {
                assertThat(answer.get()).isTrue();
            } else {
                assertThatThrownBy(answer::get).hasCauseInstanceOf(ConstraintException.class);
            }
        }
        assertThat(names()).hasSize(10);
        assertThat(
                        schema.read(
                                "SELECT age FROM pet_pets WHERE name = 'pet0'",
                                r -> r.number("age")))
                .containsExactly(9L);
    }

    private static boolean await(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsTheOrderOfOneThread() {
        for (int i = 0; i < 500; i++) {
            String name = "pet" + i;
            schema.writeLater(
                    transaction -> {
                        insert(transaction, name);
                        return true;
                    });
        }
        schema.run(transaction -> insert(transaction, "last"));
        assertThat(names()).hasSize(501).startsWith("pet0", "pet1").endsWith("pet499", "last");
    }

    @Test
    void readsWhileAChangeIsUnderWay() {
        CountDownLatch finish = new CountDownLatch(1);
        CompletionStage<Boolean> slow =
                schema.writeLater(
                        transaction -> {
                            insert(transaction, "Kit");
                            return await(finish);
                        });
        assertThat(names()).isEmpty();
        finish.countDown();
        slow.toCompletableFuture().join();
        assertThat(names()).containsExactly("Kit");
    }

    @Test
    void showsAnAcknowledgedChangeToEveryReader() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> seen = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                String name = "pet" + i;
                seen.add(
                        threads.submit(
                                () -> {
                                    schema.run(transaction -> insert(transaction, name));
                                    return names().contains(name);
                                }));
            }
            for (Future<Boolean> each : seen) {
                assertThat(each.get()).isTrue();
            }
        }
    }

    @Test
    void commitsWhatIsQueuedWhenItCloses() {
        CompletionStage<Boolean> queued =
                schema.writeLater(
                        transaction -> {
                            insert(transaction, "Kit");
                            return true;
                        });
        store.close();
        assertThat(queued.toCompletableFuture()).isCompletedWithValue(true);
        assertThatThrownBy(() -> schema.update("DELETE FROM pet_pets"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("it is closed");

        open();
        assertThat(names()).containsExactly("Kit");
    }
}
