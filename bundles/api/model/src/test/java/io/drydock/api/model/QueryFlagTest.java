package io.drydock.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFlagTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "0", "no", "false", "none", "False", "NONE", " No "})
    void isOffForDockersWordsOfNo(String text) {
        assertThat(QueryFlag.valueOf(text).on()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "true", "yes", "2", "off", "n", "f", "null", "00"})
    void isOnForAnythingElse(String text) {
        assertThat(QueryFlag.valueOf(text).on()).isTrue();
    }
}
