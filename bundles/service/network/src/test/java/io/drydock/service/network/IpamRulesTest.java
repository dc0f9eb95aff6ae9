package io.drydock.service.network;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.model.network.IpamConfig;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

class IpamRulesTest {

    private static IpamConfig pool(String subnet, String range, String gateway, String auxiliary) {
        return new IpamConfig(
                subnet,
                range,
                gateway,
                auxiliary.isEmpty() ? Map.of() : Map.of("my-router", auxiliary));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        List<IpamConfig> pools =
                List.of(
                        pool("10.10.10.1/24", "10.10.0.0/16", "192.168.0.1", "10.10.11.5"),
                        pool("nonsense", "", "", ""),
                        pool("fd00::/64", "10.0.0.0/8", "10.0.0.1", "fd00:1::1"));
        assertThatThrownBy(() -> IpamRules.check(pools, true))
                .hasMessage(
                        """
                        invalid network config:
                        invalid subnet 10.10.10.1/24: it should be 10.10.10.0/24
                        invalid ip-range 10.10.0.0/16: CIDR block is bigger than its parent subnet \
                        10.10.10.1/24
                        invalid gateway 192.168.0.1: parent subnet 10.10.10.1/24 doesn't contain \
                        this address
                        invalid auxiliary address my-router: parent subnet 10.10.10.1/24 doesn't \
                        contain this address
                        invalid subnet nonsense: invalid CIDR block notation
                        invalid ip-range 10.0.0.0/8: parent subnet is an IPv6 block
                        invalid gateway 10.0.0.1: parent subnet is an IPv6 block
                        invalid auxiliary address my-router: parent subnet fd00::/64 doesn't \
                        contain this address\
                        """);
    }

    @Test
    void rangesMustBeMaskedAndLieInTheirSubnet() {
        assertThatThrownBy(
                        () ->
                                IpamRules.check(
                                        List.of(pool("10.0.0.0/16", "10.1.0.9/24", "", "")), false))
                .hasMessage(
                        """
                        invalid network config:
                        invalid ip-range 10.1.0.9/24: it should be 10.1.0.0/24
                        invalid ip-range 10.1.0.9/24: parent subnet 10.0.0.0/16 doesn't contain \
                        ip-range\
                        """);
    }

    @Test
    void poolsOfAFamilyThatIsOffAreNotLookedAt() {
        assertThatCode(
                        () ->
                                IpamRules.check(
                                        List.of(pool("fd00::1/64", "", "10.0.0.1", ""), Pools.ANY),
                                        false))
                .doesNotThrowAnyException();
    }
}
