package io.drydock.kernel.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

class GenerationsTest {

    private static final Key KEY = Key.driver("toy.Driver", "toy");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Generations generations = new Generations();

    /** A provider that notices a use after it was torn down. */
    private static final class Toy {
        private final AtomicBoolean gone = new AtomicBoolean();
    }

    @Test
    void nothingIsLeasedWhereNothingIs() {
        assertThat(generations.lease(KEY, LONG)).isNull();
    }

    @Test
    void aRetiredGenerationGivesNoLeaseAndDrainsWithItsLastUser() {
        Generation one = enter(1);
        assertThat(one.acquire()).isTrue();

        generations.leave(one);

        assertThat(one.acquire()).isFalse();
        assertThat(one.awaitDrained(Duration.ZERO)).isFalse();
        one.release();
        assertThat(one.awaitDrained(LONG)).isTrue();
        assertThat(generations.lease(KEY, LONG)).isNull();
    }

    @Test
    void whatIsStagedIsPublishedByTheCommitAlone() {
        Generation one = enter(1);
        generations.stage(2);
        Generation two = enter(2);
        assertThat(generations.table().active(KEY)).isSameAs(one);
        assertThat(two.number()).isEqualTo(2);

        generations.commit(2, List.of(one), List.of());

        assertThat(generations.table().active(KEY)).isSameAs(two);
        assertThat(generations.table().standby()).containsExactly(one);
    }

    @Test
    void aWarmGenerationTakesItsNamesBack() {
        Generation one = enter(1);
        generations.stage(2);
        Generation two = enter(2);
        generations.commit(2, List.of(one), List.of());

        generations.revert(List.of(two), List.of(one));

        assertThat(generations.table().active(KEY)).isSameAs(one);
        assertThat(generations.table().standby()).containsExactly(two);
    }

    @Test
    void callersOfAHeldNameWaitForTheCommit() throws Exception {
        Generation one = enter(1);
        generations.stage(2);
        Generation two = enter(2);
        generations.hold(List.of(KEY));

        CompletableFuture<Generation> waiting =
                CompletableFuture.supplyAsync(() -> generations.lease(KEY, LONG));
        assertThatThrownBy(() -> waiting.get(50, TimeUnit.MILLISECONDS))
                .isInstanceOf(java.util.concurrent.TimeoutException.class);
        generations.commit(2, List.of(one), List.of(KEY));

        assertThat(waiting.get(20, TimeUnit.SECONDS)).isSameAs(two);
    }

    @Test
    void aHoldWithoutEndIsReportedToItsCallers() {
        enter(1);
        generations.hold(List.of(KEY));

        assertThatThrownBy(() -> generations.lease(KEY, Duration.ofMillis(20)))
                .isInstanceOf(Generations.HeldTooLong.class)
                .hasMessageContaining("toy");
    }

    @Test
    void noCallerEverMeetsAGenerationThatIsGone() throws Exception {
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong calls = new AtomicLong();
        AtomicLong faults = new AtomicLong();
        enter(1);
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                callers.submit(() -> call(stop, calls, faults));
            }
            for (long bundle = 2; bundle < 2_000; bundle++) {
                replace(bundle);
            }
            stop.set(true);
        }

        assertThat(calls.get()).isPositive();
        assertThat(faults).hasValue(0);
    }

    private void replace(long bundle) {
        Generation old = generations.table().active(KEY);
        generations.stage(bundle);
        enter(bundle);
        generations.commit(bundle, List.of(old), List.of());
        old.retire();
        assertThat(old.awaitDrained(LONG)).isTrue();
        ((Toy) old.service()).gone.set(true);
        generations.leave(old);
    }

    private void call(AtomicBoolean stop, AtomicLong calls, AtomicLong faults) {
        while (!stop.get()) {
            Generation held = generations.lease(KEY, LONG);
            if (held == null) {
                faults.incrementAndGet();
                continue;
            }
            if (((Toy) held.service()).gone.get()) {
                faults.incrementAndGet();
            }
            Thread.yield();
            if (((Toy) held.service()).gone.get()) {
                faults.incrementAndGet();
            }
            held.release();
            calls.incrementAndGet();
        }
    }

    private Generation enter(long bundle) {
        return generations.enter(Given.bundle(bundle), Given.driver("toy"), bundle, new Toy());
    }
}
