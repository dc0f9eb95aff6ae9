package io.drydock.driver.ipam.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

class DefaultIpamDriverTest {

    private final DefaultIpamDriver ipam = new DefaultIpamDriver();

    private String pool(Set<String> used) {
        return ipam.pool(null, false, used, Map.of());
    }

    @Test
    void poolsAreTakenInDockersOrderAroundWhatIsUsed() {
        assertThat(pool(Set.of())).isEqualTo("172.17.0.0/16");
        assertThat(pool(Set.of("172.17.5.0/24", "fd00::/64"))).isEqualTo("172.18.0.0/16");
        assertThat(pool(Set.of("172.16.0.0/12"))).isEqualTo("192.168.0.0/20");
        assertThat(pool(Set.of("172.16.0.0/12", "192.168.15.0/24"))).isEqualTo("192.168.16.0/20");
    }

    @Test
    void everyPoolIsGivenOnceAndThenNone() {
        Set<String> used = new HashSet<>();
        for (int i = 0; i < 31; i++) {
            assertThat(used.add(pool(used))).isTrue();
        }
        assertThatThrownBy(() -> pool(used))
                .hasMessage("all predefined address pools have been fully subnetted")
                .extracting(e -> ((DriverException) e).kind())
                .isEqualTo(DriverException.Kind.UNAVAILABLE);
    }

    @Test
    void wantedPoolMustBeFreeAndIsMasked() {
        assertThat(ipam.pool("10.1.2.3/24", false, Set.of(), Map.of())).isEqualTo("10.1.2.0/24");
        assertThatThrownBy(() -> ipam.pool("10.1.0.0/16", false, Set.of("10.1.2.0/24"), Map.of()))
                .hasMessage("Pool overlaps with other one on this address space");
        assertThatThrownBy(() -> ipam.pool("nonsense", false, Set.of(), Map.of()))
                .hasMessage("invalid CIDR address: nonsense");
    }

    @Test
    void lowestFreeAddressIsGivenNeverNetworkNorBroadcast() {
        assertThat(ipam.address("10.0.0.0/30", null, null, Set.of())).isEqualTo("10.0.0.1");
        assertThat(ipam.address("10.0.0.0/30", null, null, Set.of("10.0.0.1")))
                .isEqualTo("10.0.0.2");
        assertThatThrownBy(
                        () ->
                                ipam.address(
                                        "10.0.0.0/30", null, null, Set.of("10.0.0.1", "10.0.0.2")))
                .hasMessage("no available IPv4 addresses on this network's address pools");
    }

    @Test
    void rangeLimitsTheChoice() {
        assertThat(ipam.address("10.0.0.0/16", "10.0.128.0/24", null, Set.of()))
                .isEqualTo("10.0.128.0");
    }

    @Test
    void wantedAddressIsChecked() {
        assertThat(ipam.address("10.0.0.0/24", null, "10.0.0.77", Set.of())).isEqualTo("10.0.0.77");
        assertThatThrownBy(() -> ipam.address("10.0.0.0/24", null, "10.0.0.7", Set.of("10.0.0.7")))
                .hasMessage("Address already in use");
        assertThatThrownBy(() -> ipam.address("10.0.0.0/24", null, "10.0.1.7", Set.of()))
                .hasMessage("no configured subnet contains IP address 10.0.1.7");
    }
}
