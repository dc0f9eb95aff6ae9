package io.drydock.service.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.registry.TransferJobs;
import io.drydock.api.model.Filters;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.image.ImagesPruneResponse;
import io.drydock.api.model.stream.Presence;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

@Timeout(60)
class PruneRunsTest {

    private static final Filters ALL = new Filters(Map.of("dangling", Set.of("false")));

    private final CountDownLatch held = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final PruneRuns runs = new PruneRuns(this::prune);

    private ImagesPruneResponse prune(Filters filters, BooleanSupplier wanted) {
        int number = begun.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        if (filters.has("broken")) {
            throw EngineException.invalid("invalid filter 'broken'");
        }
        return new ImagesPruneResponse(null, wanted.getAsBoolean() ? number : -number);
    }

    private CompletableFuture<ImagesPruneResponse> started(Filters filters, int running) {
        return started(filters, Presence.ALWAYS, running);
    }

    private CompletableFuture<ImagesPruneResponse> started(Presence client, int running) {
        return started(Filters.NONE, client, running);
    }

    private CompletableFuture<ImagesPruneResponse> started(
            Filters filters, Presence client, int running) {
        CompletableFuture<ImagesPruneResponse> result =
                CompletableFuture.supplyAsync(
                        () -> runs.prune(filters, client), task -> Thread.ofVirtual().start(task));
        while (begun.get() < running) {
            Thread.onSpinWait();
        }
        return result;
    }

    private static Thread waiting(Runnable task) {
        Thread thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void twoOfTheSameAreOneAndOthersRunBesideThem() throws Exception {
        var first = started(Filters.NONE, 1);
        CompletableFuture<ImagesPruneResponse> second = new CompletableFuture<>();
        Thread joined = waiting(() -> second.complete(runs.prune(Filters.NONE, Presence.ALWAYS)));
        var other = started(ALL, 2);
        assertThat(runs.prunes())
                .extracting(TransferJobs.Job::kind, TransferJobs.Job::subject)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("prune", "images"),
                        org.assertj.core.groups.Tuple.tuple(
                                "prune", "images with {dangling=[false]}"));
        held.countDown();
        joined.join();
        assertThat(second.get()).isEqualTo(first.get());
        assertThat(first.get().spaceReclaimed()).isEqualTo(1);
        assertThat(other.get().spaceReclaimed()).isEqualTo(2);
        assertThat(begun).hasValue(2);
        assertThat(runs.prunes()).isEmpty();
    }

    @Test
    void aFailureIsThatOfAllWhoJoined() {
        Filters broken = new Filters(Map.of("broken", Set.of("x")));
        var first = started(broken, 1);
        CompletableFuture<ImagesPruneResponse> second = new CompletableFuture<>();
        waiting(
                () -> {
                    try {
                        second.complete(runs.prune(broken, Presence.ALWAYS));
                    } catch (EngineException e) {
                        second.completeExceptionally(e);
                    }
                });
        held.countDown();
        for (CompletableFuture<?> one : new CompletableFuture<?>[] {first, second}) {
            assertThatThrownBy(one::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasRootCauseMessage("invalid filter 'broken'");
        }
    }

    @Test
    void aCancelledOneEndsWithWhatItHas() throws Exception {
        var first = started(Filters.NONE, 1);
        assertThat(runs.cancelPrune("nobody")).isFalse();
        assertThat(runs.cancelPrune(runs.prunes().getFirst().id())).isTrue();
        held.countDown();
        assertThat(first.get().spaceReclaimed()).isEqualTo(-1);
    }

    @Test
    void itEndsWhenTheLastClientHasLeftAndNotBefore() throws Exception {
        AtomicBoolean here = new AtomicBoolean(true);
        var first = started(here::get, 1);
        AtomicBoolean joinedHere = new AtomicBoolean(true);
        CompletableFuture<ImagesPruneResponse> second = new CompletableFuture<>();
        Thread joined = waiting(() -> second.complete(runs.prune(Filters.NONE, joinedHere::get)));
        here.set(false);
        held.countDown();
        joined.join();
        assertThat(first.get().spaceReclaimed()).as("one still wanted it").isEqualTo(1);
        assertThat(second.get()).isEqualTo(first.get());

        assertThat(runs.prune(Filters.NONE, () -> false).spaceReclaimed()).isEqualTo(-2);
    }

    @Test
    void whoJoinsAndLeavesDoesNotWaitForItsEnd() throws Exception {
        var first = started(Filters.NONE, 1);
        assertThatThrownBy(() -> runs.prune(Filters.NONE, () -> false))
                .hasMessage("the client has gone");
        held.countDown();
        assertThat(first.get().spaceReclaimed()).isEqualTo(1);
    }

    @Test
    void whoComesToOneThatWasGivenUpGetsOneOfItsOwnBehindIt() throws Exception {
        var first = started(Filters.NONE, 1);
        runs.cancelPrune(runs.prunes().getFirst().id());
        CompletableFuture<ImagesPruneResponse> second = new CompletableFuture<>();
        Thread late = waiting(() -> second.complete(runs.prune(Filters.NONE, Presence.ALWAYS)));
        held.countDown();
        late.join();
        assertThat(first.get().spaceReclaimed()).isEqualTo(-1);
        assertThat(second.get().spaceReclaimed()).isEqualTo(2);
    }
}
