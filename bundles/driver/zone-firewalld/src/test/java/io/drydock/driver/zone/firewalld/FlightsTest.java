package io.drydock.driver.zone.firewalld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

class FlightsTest {

    private static final long LONG = 60_000;

    @Test
    void workOfManyNeverOverlaps() {
        Flights flights = new Flights(LONG);
        AtomicInteger inside = new AtomicInteger();
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int caller = 0; caller < 200; caller++) {
            int number = caller;
            all.add(
                    CompletableFuture.supplyAsync(
                            () -> flights.one(() -> alone(inside) ? number : -1)));
        }
        for (int caller = 0; caller < 200; caller++) {
            assertThat(all.get(caller).join()).isEqualTo(caller);
        }
    }

    private static boolean alone(AtomicInteger inside) {
        boolean first = inside.incrementAndGet() == 1;
        Thread.yield();
        return inside.decrementAndGet() == 0 && first;
    }

    @Test
    void failureIsTheOwnersAlone() {
        Flights flights = new Flights(LONG);
        assertThatThrownBy(
                        () ->
                                flights.one(
                                        () -> {
                                            throw new IllegalArgumentException("no");
                                        }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");
        assertThat(flights.one(() -> "yes")).isEqualTo("yes");
    }

    @Test
    void whoWaitsTooLongIsToldAndItsWorkNeverDone() throws Exception {
        Flights flights = new Flights(50);
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Thread slow = Thread.startVirtualThread(() -> flights.one(() -> waits(begun, end)));
        begun.await();
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> flights.one(done::incrementAndGet))
                .isInstanceOf(DriverException.class)
                .hasMessage("firewalld is busy with earlier changes");
        end.countDown();
        slow.join();
        assertThat(done).hasValue(0);
    }

    private static boolean waits(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return true;
    }
}
