package io.drydock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineAddressTest {

    @Test
    void theFlagGoesBeforeTheEnvironmentAndThatBeforeTheDefault() {
        assertThat(EngineAddress.choose("unix:///a", "unix:///b").socket()).hasToString("/a");
        assertThat(EngineAddress.choose(null, "unix:///b").socket()).hasToString("/b");
        assertThat(EngineAddress.choose(null, "").socket()).hasToString("/run/drydock.sock");
        assertThat(EngineAddress.choose(null, null).socket()).hasToString("/run/drydock.sock");
    }

    @Test
    void tcpHasAHostAndADefaultPort() {
        assertThat(EngineAddress.choose("tcp://127.0.0.1", null).authority())
                .isEqualTo("127.0.0.1:2375");
        assertThat(EngineAddress.choose("tcp://[::1]:99", null))
                .satisfies(address -> assertThat(address.authority()).isEqualTo("[::1]:99"))
                .satisfies(address -> assertThat(address.socket().toString()).endsWith(":99"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://x", "/run/x.sock", "tcp://"})
    void anythingElseIsRefused(String url) {
        assertThatThrownBy(() -> EngineAddress.choose(url, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(url);
    }
}
