package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

class NewNamesTest {

    @Test
    void namesThoughtUpAtOnceDiffer() {
        NewNames names = new NewNames(name -> !name.equals("able_barge"));
        Set<String> chosen = ConcurrentHashMap.newKeySet();
        IntStream.range(0, 2000).parallel().forEach(i -> chosen.add(names.choose("")));
        assertThat(chosen).hasSize(2000).doesNotContain("able_barge");
    }
}
