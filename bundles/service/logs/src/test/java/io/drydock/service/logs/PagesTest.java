package io.drydock.service.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.stream.CursorPage;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

class PagesTest {

    private final Pages pages = new Pages();
    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void manyFollowersAtOnePlaceCostOneRead() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<CursorPage>> followers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                followers.add(
                        executor.submit(
                                () ->
                                        pages.get(
                                                key("7", 1),
                                                () -> {
                                                    await(reading);
                                                    return page("8");
                                                })));
            }
            reading.countDown();
            for (Future<CursorPage> follower : followers) {
                assertThat(follower.get().cursor()).isEqualTo("8");
            }
        }
        assertThat(reads).hasValue(1);
    }

    @Test
    void whoSawTheLogMoveIsNotGivenAnOlderLook() {
        pages.get(key("7", 1), () -> page("7"));
        assertThat(pages.get(key("7", 2), () -> page("8")).cursor()).isEqualTo("8");
    }

    @Test
    void anErrorIsNotKept() {
        assertThatThrownBy(
                        () ->
                                pages.get(
                                        key("7", 1),
                                        () -> {
                                            throw new IllegalStateException("gone");
                                        }))
                .hasMessage("gone");
        assertThat(pages.get(key("7", 1), () -> page("8")).cursor()).isEqualTo("8");
    }

    private static Pages.Key key(String cursor, long seen) {
        return new Pages.Key(Map.of("id", "c"), cursor, seen);
    }

    private CursorPage page(String cursor) {
        reads.incrementAndGet();
        return new CursorPage(new byte[] {1}, cursor, false);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
