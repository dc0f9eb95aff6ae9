package io.drydock.driver.network.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.Sysctls;
import io.drydock.api.spi.network.PortMapping;

import org.junit.jupiter.api.Test;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

class HostPortsTest {

    private final Set<Integer> held = new HashSet<>();
    private final HostPorts ports =
            new HostPorts(
                    new PortRange(new Parameters()),
                    port ->
                            held.contains(port.hostPort())
                                    ? Optional.of("address already in use")
                                    : Optional.empty());

    /** A host whose ephemeral ports are 40000 to 40003, 40001 of them reserved. */
    private record Parameters() implements Sysctls {
        @Override
        public Optional<String> read(String key) {
            return switch (key) {
                case "net.ipv4.ip_local_port_range" -> Optional.of("40000\t40003");
                case "net.ipv4.ip_local_reserved_ports" -> Optional.of("1-5,40001");
                default -> Optional.empty();
            };
        }

        @Override
        public void write(String key, String value) {}

        @Override
        public boolean ensure(String key, String value) {
            return false;
        }

        @Override
        public void writeInside(Path netns, Map<String, String> values) {}
    }

    private static PortMapping tcp(String address, int first, int last) {
        return new PortMapping("tcp", 80, address, first, last);
    }

    private int take(String endpoint, String address, int first, int last) {
        return take(endpoint, tcp(address, first, last)).getFirst().hostPort();
    }

    private List<PortMapping> take(String endpoint, PortMapping... wishes) {
        return fresh(endpoint, Stream.of(wishes).map(List::of).toList());
    }

    private List<PortMapping> fresh(String endpoint, List<List<PortMapping>> wishes) {
        return ports.take(endpoint, endpoint.repeat(64), PortChange.of(List.of(), wishes));
    }

    @Test
    void bothFamiliesGetOnePortThatIsFreeInBoth() {
        take("a", "::", 40000, 40000);
        List<PortMapping> wish = List.of(tcp("0.0.0.0", 0, 0), tcp("::", 0, 0));
        assertThat(fresh("b", List.of(wish)))
                .containsExactly(tcp("0.0.0.0", 40002, 40002), tcp("::", 40002, 40002));
        assertThat(take("c", "0.0.0.0", 40000, 40000)).isEqualTo(40000);
        assertThatThrownBy(() -> take("d", "::1", 40000, 40000))
                .hasMessage(
                        "Bind for [::1]:40000 failed: port is already allocated by container"
                                + " aaaaaaaaaaaa");
    }

    @Test
    void portsAtTheContainersOwnAddressTakeNoneOfTheHost() {
        PortMapping routed = tcp("0.0.0.0", 0, PortPlan.OWN_ADDRESS);
        assertThat(take("a", routed)).containsExactly(tcp("0.0.0.0", 0, 0));
        assertThat(take("b", routed)).hasSize(1);
    }

    @Test
    void portIsGivenOnceAndAgainWhenFree() {
        assertThat(take("a", "0.0.0.0", 8080, 8080)).isEqualTo(8080);
        assertThatThrownBy(() -> take("b", "0.0.0.0", 8080, 8080))
                .hasMessage(
                        "Bind for 0.0.0.0:8080 failed: port is already allocated by container"
                                + " aaaaaaaaaaaa");
        assertThatThrownBy(() -> take("b", "127.0.0.1", 8080, 8080))
                .hasMessageContaining("Bind for 127.0.0.1:8080 failed: port is already allocated");
        ports.free("a");
        assertThat(take("b", "127.0.0.1", 8080, 8080)).isEqualTo(8080);
        assertThat(take("c", "127.0.0.2", 8080, 8080)).isEqualTo(8080);
    }

    @Test
    void protocolsDoNotMeet() {
        take("a", "0.0.0.0", 53, 53);
        assertThat(take("b", new PortMapping("udp", 53, "0.0.0.0", 53, 53))).hasSize(1);
    }

    @Test
    void rangeGivesTheFirstThatNobodyHas() {
        held.add(8001);
        take("a", "0.0.0.0", 8000, 8000);
        assertThat(take("b", "0.0.0.0", 8000, 8003)).isEqualTo(8002);
        assertThat(take("c", "0.0.0.0", 8000, 8003)).isEqualTo(8003);
        assertThatThrownBy(() -> take("d", "0.0.0.0", 8000, 8003))
                .hasMessage("Bind for 0.0.0.0:8000-8003 failed: all ports are allocated");
    }

    @Test
    void ephemeralPortsSkipReservedAndHeldOnesAndEnd() {
        held.add(40000);
        assertThat(take("a", "0.0.0.0", 0, 0)).isEqualTo(40002);
        assertThat(take("b", "0.0.0.0", 0, 0)).isEqualTo(40003);
        assertThatThrownBy(() -> take("c", "0.0.0.0", 0, 0))
                .hasMessage("Bind for 0.0.0.0:0 failed: all ports are allocated");
    }

    @Test
    void allOrNone() {
        take("a", "0.0.0.0", 8080, 8080);
        assertThatThrownBy(() -> take("b", tcp("0.0.0.0", 9090, 9090), tcp("0.0.0.0", 8080, 8080)))
                .hasMessageContaining("8080");
        assertThat(take("c", "0.0.0.0", 9090, 9090)).isEqualTo(9090);
    }

    @Test
    void sameHostPortTwiceInOneRequestIsRefused() {
        assertThatThrownBy(() -> take("a", tcp("0.0.0.0", 9090, 9090), tcp("0.0.0.0", 9090, 9090)))
                .hasMessageContaining("port is already allocated");
    }

    @Test
    void restoredPortsAreTaken() {
        ports.restore("a", "a".repeat(64), List.of(tcp("0.0.0.0", 8080, 8080)));
        assertThatThrownBy(() -> take("b", "0.0.0.0", 8080, 8080))
                .hasMessageContaining("port is already allocated");
    }

    @Test
    void whatStaysIsKeptInTheOrderOfTheWishesAndTheRestIsFree() {
        PortMapping stays = tcp("0.0.0.0", 8080, 8080);
        PortMapping leaves = tcp("0.0.0.0", 8081, 8081);
        PortMapping comes = tcp("0.0.0.0", 8082, 8082);
        List<PortMapping> published = take("a", leaves, stays);
        held.add(8080);
        PortChange change = PortChange.of(published, List.of(List.of(comes), List.of(stays)));
        assertThat(ports.take("a", "a".repeat(64), change)).containsExactly(comes, stays);
        assertThat(take("b", "0.0.0.0", 8081, 8081)).isEqualTo(8081);
    }

    @Test
    void aChangeThatCannotBeLeavesAllAsItWas() {
        List<PortMapping> published = take("a", tcp("0.0.0.0", 8080, 8080));
        take("b", "0.0.0.0", 8081, 8081);
        List<PortMapping> wish = List.of(tcp("0.0.0.0", 8082, 8082));
        List<PortMapping> taken = List.of(tcp("0.0.0.0", 8081, 8081));
        PortChange change = PortChange.of(published, List.of(wish, taken));
        assertThatThrownBy(() -> ports.take("a", "a".repeat(64), change))
                .hasMessageContaining("8081 failed: port is already allocated");
        assertThatThrownBy(() -> take("c", "0.0.0.0", 8080, 8080)).hasMessageContaining("8080");
        assertThat(take("d", "0.0.0.0", 8082, 8082)).isEqualTo(8082);
    }

    @Test
    void listenerOfAnotherProcessIsSeen() throws Exception {
        SocketProbe probe = new SocketProbe();
        try (ServerSocket listener = new ServerSocket(0)) {
            PortMapping taken = tcp("0.0.0.0", listener.getLocalPort(), listener.getLocalPort());
            assertThat(probe.refusal(taken)).contains("address already in use");
        }
    }
}
