package io.drydock.driver.network.ipvlan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.kernel.linux.HostLinks;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What users ask for becomes what linux/if_link.h calls it; no kernel is needed for that. */
class IpvlanFlagsTest {

    private final IpvlanNetworkDriver driver = new IpvlanNetworkDriver(new HostLinks());

    private static NetworkSpec network(Map<String, String> options) {
        return new NetworkSpec("n".repeat(64), "lan", false, false, List.of(), options);
    }

    private ChildLink child(Map<String, String> options) {
        return driver.child(network(options), "eth9", "eth0", Path.of("/ns"), null);
    }

    @ParameterizedTest
    @CsvSource({"bridge, 0", "private, 1", "vepa, 2"})
    void flagIsTheKernelsNumber(String name, int number) {
        NetworkSpec wanted = network(Map.of("ipvlan_flag", name));
        driver.checkMode(wanted, "eth9", List.of());
        assertThat(child(wanted.options()).flags()).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource({"l2, 0", "l3, 1", "l3s, 2"})
    void modeIsTheKernelsNumberAndBridgeTheDefaultFlag(String name, int number) {
        ChildLink link = child(Map.of("ipvlan_mode", name));
        assertThat(link.value()).isEqualTo(number);
        assertThat(link.flags()).isZero();
    }

    @Test
    void unknownFlagIsRefused() {
        assertThatThrownBy(
                        () ->
                                driver.checkMode(
                                        network(Map.of("ipvlan_flag", "open")), "eth9", List.of()))
                .isInstanceOf(DriverException.class)
                .hasMessage(
                        "requested ipvlan flag 'open' is not valid, 'bridge' is the ipvlan driver"
                                + " default");
    }
}
