package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Map;

class DepartedTest {

    private final Departed departed = new Departed();

    @Test
    void theLatestAreKnownHoweverManyWentBefore() {
        departed.addAll(Map.of("first", 1));
        for (int i = 0; i < 10_000; i++) {
            departed.add("container" + i, i % 256);
            assertThat(departed.find("container" + i)).contains(i % 256);
        }
        assertThat(departed.find("container9000")).contains(9000 % 256);
        assertThat(departed.find("first")).isEmpty();
        assertThat(departed.all()).hasSize(4096);
    }
}
