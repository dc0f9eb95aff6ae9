package io.drydock.service.container;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;

class RuntimesTest {

    @Test
    void aNameAloneIsLookedForWhereProgramsAre() {
        assertThat(Runtimes.program("env")).isEqualTo(Path.of("/usr/bin/env"));
    }

    @Test
    void aPathIsTakenAsItIs() {
        assertThat(Runtimes.program("/opt/none/runc")).isEqualTo(Path.of("/opt/none/runc"));
        assertThat(Runtimes.program("no-such-program")).isEqualTo(Path.of("no-such-program"));
    }
}
