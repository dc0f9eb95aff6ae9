package io.drydock.router.pending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.error.ErrorKind;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PendingTest {

    @ParameterizedTest
    @CsvSource({
        "build, building images is not implemented yet",
        "build/cancel, building images is not implemented yet",
        "swarm/init, swarm mode is not implemented yet"
    })
    void saysWhatIsMissing(String path, String message) {
        assertThat(Pending.message(path)).isEqualTo(message);
    }

    @Test
    @Tag("1.16/not-implemented")
    void answersNotImplemented() {
        assertThatThrownBy(() -> new PendingResource().get("plugins"))
                .isInstanceOfSatisfying(
                        EngineException.class,
                        e -> assertThat(e.kind()).isEqualTo(ErrorKind.NOT_IMPLEMENTED));
    }
}
