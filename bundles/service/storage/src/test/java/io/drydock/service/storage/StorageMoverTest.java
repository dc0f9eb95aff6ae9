package io.drydock.service.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.storage.StorageMoves.State;
import io.drydock.api.engine.storage.StorageMoves.Staying;
import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

class StorageMoverTest {

    @TempDir Path root;
    private final MadePlaces places = new MadePlaces();
    private final List<StorageMover> movers = new ArrayList<>();

    private StorageMover mover() {
        StorageMover mover =
                new StorageMover(
                        places,
                        (from, to, whole, wanted) -> wanted.run(),
                        new MoverLock(root.resolve("lock")));
        movers.add(mover);
        return mover;
    }

    @AfterEach
    void close() {
        movers.forEach(StorageMover::close);
    }

    private static void until(BooleanSupplier condition) {
        Instant end = Instant.now().plus(Duration.ofMinutes(1));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void containersFollowOnceAllLayersAreThere() {
        places.containers.put("web", "old");
        StorageMover mover = mover();
        mover.begin("new");
        until(() -> mover.status().state() == State.IDLE);
        assertThat(places.steps)
                .containsExactly("copy low", "copy high", "activate", "move web", "reached new");
    }

    @Test
    void aLayerThatComesMeanwhileIsCopiedBeforeTheNewDriverCounts() {
        places.late.add("late");
        StorageMover mover = mover();
        mover.begin("new");
        until(() -> mover.status().state() == State.IDLE);
        assertThat(places.steps)
                .containsExactly("copy low", "copy high", "copy late", "activate", "reached new");
    }

    @Test
    void aContainerInUseIsWaitedForAndTold() {
        places.containers.put("web", "old");
        places.used.add("web");
        StorageMover mover = mover();
        mover.begin("new");
        until(() -> mover.status().state() == State.WAITING);
        assertThat(mover.status().staying())
                .containsExactly(new Staying("web", "old", "it is in use"));
        places.used.clear();
        until(() -> mover.status().state() == State.IDLE);
        assertThat(places.containers).containsEntry("web", "new");
    }

    @Test
    void whatCannotBeMovedKeepsNobodyElse() {
        places.containers.put("broken", "old");
        places.containers.put("web", "old");
        places.refused.add("broken");
        StorageMover mover = mover();
        mover.begin("new");
        until(() -> mover.status().state() == State.WAITING);
        assertThat(places.containers).containsEntry("web", "new");
        assertThat(mover.status().staying())
                .containsExactly(new Staying("broken", "old", "no space"));
    }

    @Test
    void aFailureIsToldAndTheNextBeginGoesOn() {
        places.full = true;
        StorageMover mover = mover();
        mover.begin("new");
        until(() -> mover.status().state() == State.FAILED);
        assertThat(mover.status().reason()).isEqualTo("disk full");
        places.full = false;
        mover.begin("new");
        until(() -> mover.status().state() == State.IDLE);
    }

    @Test
    void theNextGenerationWaitsForTheLastAndGoesOnWhereItWas() {
        places.containers.put("web", "old");
        places.used.add("web");
        StorageMover first = mover();
        first.begin("new");
        until(() -> first.status().state() == State.WAITING);
        StorageMover second = mover();
        second.resume();
        first.close();
        places.used.clear();
        until(() -> second.status().state() == State.IDLE);
        assertThat(places.steps).filteredOn("copy low"::equals).hasSize(1);
    }

    @Test
    void aDriverThatIsRefusedIsNoGoal() {
        StorageMover mover = mover();
        assertThatThrownBy(() -> mover.begin("")).isInstanceOf(EngineException.class);
        assertThat(mover.status().state()).isEqualTo(State.IDLE);
    }
}
