package io.drydock.driver.ipam.defaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.network.IpamDriver;

import org.junit.jupiter.api.Test;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

class DefaultIpamDriverTest {

    private final DefaultIpamDriver ipam = with();

    private static DefaultIpamDriver with(String... pools) {
        return new DefaultIpamDriver(() -> DefaultPools.of(pools));
    }

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

    @Test
    void configuredPoolsReplaceDockersAndThousandsFit() {
        DefaultIpamDriver small = with("base=10.20.0.0/15,size=28", "base=fd00:1::/56,size=64");
        Set<String> used = new HashSet<>(Set.of("10.20.0.16/28", "10.20.0.64/26"));
        for (int i = 0; i < 3000; i++) {
            assertThat(used.add(small.pool(null, false, used, Map.of()))).isTrue();
        }
        assertThat(used).contains("10.20.0.0/28", "10.20.0.32/28", "10.20.0.128/28");
        assertThat(used).noneMatch(pool -> pool.equals("10.20.0.80/28"));
        assertThat(small.pool(null, true, Set.of("fd00:1::/64"), Map.of()))
                .isEqualTo("fd00:1:0:1::/64");
    }

    @Test
    void everyHostHasItsOwnUniqueLocalPrefix() {
        assertThat(DefaultPools.uniqueLocal("one")).isEqualTo(DefaultPools.uniqueLocal("one"));
        assertThat(DefaultPools.uniqueLocal("one")).isNotEqualTo(DefaultPools.uniqueLocal("two"));
        assertThat(ipam.pool(null, true, Set.of(), Map.of())).matches("fd[0-9a-f:]+::/64");
    }

    @Test
    void poolsThatCannotBeCutAreRefused() {
        assertThatThrownBy(() -> Pool.parse("base=10.0.0.0/16,size=8"))
                .hasMessage("network 10.0.0.0/16 cannot be cut into pieces of /8");
    }

    @Test
    void ipv6AddressesLeaveTheRoutersAddressOutAndKnowEveryForm() {
        assertThat(ipam.address("fd00::/64", null, null, Set.of())).isEqualTo("fd00::1");
        assertThat(ipam.address("fd00::/64", null, null, Set.of("fd00:0:0::1")))
                .isEqualTo("fd00::2");
        assertThat(ipam.address("fd00::/64", null, "fd00:0::99", Set.of())).isEqualTo("fd00::99");
        assertThatThrownBy(() -> ipam.address("fd00::/64", null, "fd00::7", Set.of("FD00::7")))
                .hasMessage("Address already in use");
        assertThatThrownBy(() -> ipam.address("fd00::/64", null, "10.0.0.1", Set.of()))
                .hasMessage("no configured subnet contains IP address 10.0.0.1");
    }

    @Test
    void statusCountsWhatIsLeftOfTheRange() {
        Set<String> used = Set.of("10.0.0.1", "10.0.0.130", "10.9.9.9");
        IpamDriver.PoolStatus whole = ipam.status("10.0.0.0/24", null, used).orElseThrow();
        assertThat(whole.inUse()).isEqualTo(4);
        assertThat(whole.available()).isEqualTo(252);
        IpamDriver.PoolStatus part =
                ipam.status("10.0.0.0/24", "10.0.0.128/25", used).orElseThrow();
        assertThat(part.inUse()).isEqualTo(4);
        assertThat(part.available()).isEqualTo(126);
    }
}
