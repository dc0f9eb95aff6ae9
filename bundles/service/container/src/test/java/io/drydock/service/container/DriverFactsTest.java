package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.engine.label.SecurityLabels.Labels;
import io.drydock.api.model.container.ContainerConfig;
import io.drydock.api.model.container.GraphDriverData;
import io.drydock.api.model.container.HostConfig;
import io.drydock.service.container.DriverFacts.Facts;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class DriverFactsTest {

    private static final Facts SAID =
            new Facts("/log", new GraphDriverData(Map.of("UpperDir", "/upper"), "overlay2"));

    private static final Facts MOVED = new Facts("/log", new GraphDriverData(Map.of(), "vfs"));

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger asked = new AtomicInteger();
    private String place = "overlay2";

    @AfterEach
    void close() {
        executor.shutdownNow();
    }

    @Test
    void driversAreAskedOnce() {
        DriverFacts facts = facts(() -> SAID);
        assertThat(facts.of(container())).isEqualTo(SAID);
        assertThat(facts.of(container())).isEqualTo(SAID);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aDriverThatHangsLeavesItsFieldEmptyUntilItAnswers() throws InterruptedException {
        CountDownLatch hung = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        DriverFacts facts =
                facts(
                        () -> {
                            await(hung);
                            done.countDown();
                            return SAID;
                        });
        Facts answer = facts.of(container());
        assertThat(answer.logPath()).isEmpty();
        assertThat(answer.graph().name()).isEqualTo("overlay2");
        hung.countDown();
        done.await();
        assertThat(facts.of(container())).isEqualTo(SAID);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aDriverThatFailsIsAskedAgain() {
        DriverFacts facts =
                facts(
                        () -> {
                            if (asked.get() == 1) {
                                throw new IllegalStateException("not yet");
                            }
                            return SAID;
                        });
        assertThat(facts.of(container()).logPath()).isEmpty();
        assertThat(facts.of(container())).isEqualTo(SAID);
    }

    @Test
    void aRootThatHasMovedIsAskedForAgain() {
        DriverFacts facts = facts(() -> asked.get() == 1 ? SAID : MOVED);
        assertThat(facts.of(container())).isEqualTo(SAID);
        place = "vfs";
        assertThat(facts.of(container())).isEqualTo(MOVED);
        assertThat(facts.of(container())).isEqualTo(MOVED);
        assertThat(asked).hasValue(2);
    }

    private DriverFacts facts(java.util.function.Supplier<Facts> driver) {
        return new DriverFacts(
                container -> {
                    asked.incrementAndGet();
                    return driver.get();
                },
                container -> place,
                executor);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Container container() {
        return new Container(
                "c".repeat(64),
                "name",
                "2026-01-01T00:00:00Z",
                "sha256:0",
                "sh",
                List.of(),
                ContainerConfig.of(draft -> {}),
                HostConfig.of(draft -> {}),
                Map.of(),
                List.of(),
                "crun",
                "overlay2",
                List.of(),
                Labels.NONE,
                Phase.CREATED);
    }
}
