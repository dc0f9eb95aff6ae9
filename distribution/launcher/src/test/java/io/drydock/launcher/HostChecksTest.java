package io.drydock.launcher;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.kernel.config.ConfigException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostChecksTest {

    @ParameterizedTest
    @ValueSource(strings = {"5.8.0", "5.10.0-8-amd64", "6.1.0", "10.0"})
    void aKernelThatIsNewEnoughPasses(String release) {
        assertThatCode(() -> HostChecks.requireKernel(release)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.7.19", "4.19.0-amd64", "3.10.0"})
    void anOldKernelIsRefused(String release) {
        assertThatThrownBy(() -> HostChecks.requireKernel(release))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        "Linux " + release + " is too old for this engine, it needs 5.8 or later");
    }

    @Test
    void onlyRootMayRunTheDaemon() {
        assertThatCode(() -> HostChecks.requireRoot(0)).doesNotThrowAnyException();
        assertThatThrownBy(() -> HostChecks.requireRoot(1000))
                .hasMessageContaining("root privileges");
    }
}
