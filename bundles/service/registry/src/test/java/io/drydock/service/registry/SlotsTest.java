package io.drydock.service.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

class SlotsTest {

    @Test
    void slotsKeepTheOrderAndTheLimitOfTheMoment() throws Exception {
        int[] limit = {1};
        Slots slots = new Slots("test", () -> limit[0]);
        List<String> ran = new CopyOnWriteArrayList<>();
        CountDownLatch hold = new CountDownLatch(1);
        CountDownLatch all = new CountDownLatch(3);
        assertThat(
                        slots.run(
                                () -> {
                                    await(hold);
                                    ran.add("first");
                                    all.countDown();
                                }))
                .isTrue();
        for (String name : List.of("second", "third")) {
            assertThat(
                            slots.run(
                                    () -> {
                                        ran.add(name);
                                        all.countDown();
                                    }))
                    .isFalse();
        }
        hold.countDown();
        assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ran).containsExactly("first", "second", "third");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
