package io.drydock.service.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class LevelsTest {

    @Test
    void pairsAreOrderedAndAllDifferent() {
        Set<String> all =
                IntStream.range(0, Levels.PAIRS).mapToObj(Levels::pair).collect(Collectors.toSet());
        assertThat(all).hasSize(Levels.PAIRS).contains("s0:c0,c1", "s0:c0,c1023", "s0:c1,c2");
        assertThat(all)
                .contains(Levels.UNCONFINED)
                .doesNotContain("s0:c1,c1", "s0:c2,c1", "s0:c0,c1024");
    }

    @Test
    void theLastFreeOneIsFound() {
        Set<String> taken =
                IntStream.range(0, Levels.PAIRS)
                        .mapToObj(Levels::pair)
                        .collect(Collectors.toCollection(HashSet::new));
        taken.remove("s0:c7,c9");
        assertThat(Levels.free(taken, new Random(3))).isEqualTo("s0:c7,c9");
        taken.add("s0:c7,c9");
        // what is for containers without a label is nobody's, though it is not taken
        taken.remove(Levels.UNCONFINED);
        assertThatThrownBy(() -> Levels.free(taken, new Random(3)))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNAVAILABLE));
    }
}
