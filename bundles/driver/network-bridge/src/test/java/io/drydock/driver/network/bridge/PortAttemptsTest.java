package io.drydock.driver.network.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.util.List;

class PortAttemptsTest {

    private int attempts;

    private static PortChange wish(int port) {
        PortMapping mapping = new PortMapping("tcp", 80, "0.0.0.0", port, port);
        return PortChange.of(List.of(), List.of(List.of(mapping)));
    }

    private String failing(int times, Kind kind) {
        attempts++;
        if (attempts <= times) {
            throw new DriverException(kind, "failure " + attempts);
        }
        return "attempt " + attempts;
    }

    @Test
    void anotherPortIsTriedWhereAnyWillDo() {
        assertThat(PortAttempts.of(wish(0), () -> failing(2, Kind.CONFLICT)))
                .isEqualTo("attempt 3");
    }

    @Test
    void oneThatIsNamedIsTriedOnce() {
        assertThatThrownBy(() -> PortAttempts.of(wish(80), () -> failing(1, Kind.CONFLICT)))
                .hasMessage("failure 1");
    }

    @Test
    void itEndsWithTheTenth() {
        assertThatThrownBy(() -> PortAttempts.of(wish(0), () -> failing(99, Kind.CONFLICT)))
                .hasMessage("failure 10");
    }

    @Test
    void whatAnotherPortDoesNotMendIsToldAtOnce() {
        assertThatThrownBy(() -> PortAttempts.of(wish(0), () -> failing(9, Kind.SYSTEM)))
                .hasMessage("failure 1");
    }
}
