package io.drydock.driver.network.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class PortChangeTest {

    private static final PortMapping WEB = tcp("0.0.0.0", 8080, 8080);
    private static final PortMapping WEB6 = tcp("::", 8080, 8080);

    private static PortMapping tcp(String address, int first, int last) {
        return new PortMapping("tcp", 80, address, first, last);
    }

    @Test
    void whatIsWishedAgainStays() {
        List<PortMapping> wish = List.of(WEB, WEB6);
        List<PortMapping> other = List.of(tcp("127.0.0.1", 9090, 9090));
        PortChange change = PortChange.of(List.of(WEB, WEB6), List.of(other, wish));
        assertThat(change.kept()).isEqualTo(Map.of(1, wish));
    }

    @Test
    void aPortThatWasInOneFamilyOnlyIsAnother() {
        assertThat(PortChange.of(List.of(WEB), List.of(List.of(WEB, WEB6))).staying()).isEmpty();
    }

    @Test
    void anotherPortOfTheContainerIsAnother() {
        PortMapping moved = new PortMapping("tcp", 81, "0.0.0.0", 8080, 8080);
        assertThat(PortChange.of(List.of(WEB), List.of(List.of(moved))).staying()).isEmpty();
    }

    @Test
    void openWishesTakeWhatTheNamedOnesLeave() {
        PortMapping second = tcp("0.0.0.0", 8081, 8081);
        List<PortMapping> open = List.of(tcp("0.0.0.0", 0, 0));
        List<PortMapping> range = List.of(tcp("0.0.0.0", 8080, 8089));
        PortChange change = PortChange.of(List.of(WEB, second), List.of(open, List.of(WEB), range));
        assertThat(change.kept()).isEqualTo(Map.of(0, List.of(second), 1, List.of(WEB)));
    }

    @Test
    void onePortFulfilsOneWish() {
        List<PortMapping> open = List.of(tcp("0.0.0.0", 0, 0));
        assertThat(PortChange.of(List.of(WEB), List.of(open, open)).kept())
                .isEqualTo(Map.of(0, List.of(WEB)));
    }

    @Test
    void thePortAtTheOwnAddressStaysThere() {
        PortMapping routed = tcp("0.0.0.0", 0, 0);
        List<PortMapping> wish = List.of(tcp("0.0.0.0", 0, PortPlan.OWN_ADDRESS));
        assertThat(PortChange.of(List.of(WEB, routed), List.of(wish)).staying())
                .containsExactly(routed);
    }
}
