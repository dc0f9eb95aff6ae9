package io.drydock.router.debug;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DebugResourceTest {

    private final DebugResource debug = new DebugResource();

    @Test
    @Tag("4.10/debug")
    void showsThreadsClassesAndFigures() {
        assertThat(debug.profile("goroutine")).contains("\"main\"").contains("DebugResourceTest");
        assertThat(debug.profile("heap")).contains("java.lang.String");
        assertThat(debug.profile("cmdline")).contains("java");
        assertThat(debug.vars()).containsKeys("cmdline", "memstats", "threads");
    }

    @Test
    void unknownProfilesAreNotFound() {
        assertThatThrownBy(() -> debug.profile("x"))
                .isInstanceOf(EngineException.class)
                .hasMessage("no such profile: x");
    }
}
