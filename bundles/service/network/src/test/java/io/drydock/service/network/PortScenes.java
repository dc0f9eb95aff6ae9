package io.drydock.service.network;

import static io.drydock.service.network.Stage.id;
import static io.drydock.service.network.Stage.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.container.PortBinding;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Route;
import io.drydock.kernel.linux.LinuxSysctls;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Ports of both families, and who reaches what in each gateway mode. */
final class PortScenes {

    private PortScenes() {}

    private static void dual(Stage stage, String name, Map<String, String> options) {
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = name;
                            draft.enableIpv6 = true;
                            draft.options = options;
                        }));
    }

    /** The neighbour has both families, and knows the way to containers. */
    private static Path neighbour(Stage stage) {
        Path neighbour = Scenes.neighbour(stage);
        LinuxSysctls sysctls = new LinuxSysctls();
        // Nobody else is there; while an address is looked for twice it answers nobody.
        sysctls.write("net/ipv6/conf/peer0/accept_dad", "0");
        stage.links.addAddress("peer0", Cidr.parse("2001:db8::1/64"));
        stage.namespaces.inside(
                neighbour,
                () -> {
                    sysctls.write("net/ipv6/conf/eth0/accept_dad", "0");
                    sysctls.write("net/ipv6/conf/eth0/disable_ipv6", "0");
                    stage.links.addAddress("eth0", Cidr.parse("2001:db8::2/64"));
                    stage.links.addRoute(way("172.16.0.0/12", "203.0.113.1"));
                    stage.links.addRoute(way("fc00::/7", "2001:db8::1"));
                    return true;
                });
        return neighbour;
    }

    private static Route way(String destination, String gateway) {
        return new Route(Cidr.parse(destination), InetAddress.ofLiteral(gateway), null, null, 0);
    }

    static void oneWishIsOnePortInBothFamilies(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        dual(stage, "dual", Map.of());
        Sandbox sandbox = stage.service.open(request(1, "dual", "80/tcp", "8080"));
        Sandbox sibling = stage.service.open(request(2, "dual"));
        stage.serve6(sandbox.key(), 80, "web");
        assertThat(sandbox.ports().get("80/tcp"))
                .containsExactly(new PortBinding("0.0.0.0", "8080"), new PortBinding("::", "8080"));
        assertThat(stage.fetchFrom(neighbour, "203.0.113.1", 8080)).isEqualTo("web 203.0.113.2");
        assertThat(stage.fetchFrom(neighbour, "2001:db8::1", 8080))
                .isEqualTo("web 2001:db8:0:0:0:0:0:2");
        assertThat(Stage.fetch("2001:db8::1", 8080)).startsWith("web");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        assertThat(Stage.fetch("::1", 8080)).startsWith("web");
        String gateway = sandbox.endpoints().get("dual").ipv6Gateway();
        assertThat(stage.fetchFrom(sandbox.key(), gateway, 8080)).startsWith("web");
        assertThat(stage.fetchFrom(sibling.key(), "2001:db8::1", 8080)).startsWith("web");
        EndpointSettings settings = sandbox.endpoints().get("dual");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, settings.globalIpv6Address(), 80))
                .hasStackTraceContaining("timed out");
        stage.service.close(id(1));
        assertThatThrownBy(() -> Stage.fetch("::1", 8080)).isInstanceOf(IOException.class);
    }

    static void otherPortsThanBeforeLeaveThoseThatStay(Stage stage) throws Exception {
        Sandbox sandbox = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        stage.serve(sandbox.key(), 80, "web");
        stage.service.open(request(2, "bridge", "80/tcp", "8090"));
        stage.service.publish(bound(1, "8080", "8081"));
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        assertThat(Stage.fetch("127.0.0.1", 8081)).startsWith("web");
        assertThatThrownBy(() -> stage.service.publish(bound(1, "8081", "8090")))
                .hasMessageContaining("Bind for 0.0.0.0:8090 failed: port is already allocated");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        stage.service.publish(bound(1, "8081"));
        assertThat(Stage.fetch("127.0.0.1", 8081)).startsWith("web");
        assertThat(Stage.fetch("::1", 8081)).startsWith("web");
        assertThatThrownBy(() -> Stage.fetch("127.0.0.1", 8080)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> Stage.fetch("::1", 8080)).isInstanceOf(IOException.class);
    }

    private static SandboxRequest bound(int number, String... ports) {
        List<PortBinding> bindings =
                Arrays.stream(ports).map(port -> new PortBinding("", port)).toList();
        return request(number, "bridge", Map.of("80/tcp", bindings), Map.of());
    }

    static void ipv6OfTheHostLeadsToContainersWithout(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        Sandbox sandbox = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        stage.serve(sandbox.key(), 80, "web");
        assertThat(sandbox.ports().get("80/tcp"))
                .containsExactly(new PortBinding("0.0.0.0", "8080"), new PortBinding("::", "8080"));
        assertThat(stage.fetchFrom(neighbour, "2001:db8::1", 8080)).startsWith("web");
        assertThat(Stage.fetch("::1", 8080)).startsWith("web");
        Map<String, List<PortBinding>> loopback =
                Map.of("80/tcp", List.of(new PortBinding("::1", "8081")));
        Sandbox inner = stage.service.open(request(2, "bridge", loopback, Map.of()));
        stage.serve(inner.key(), 80, "inner");
        assertThat(Stage.fetch("::1", 8081)).startsWith("inner");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, "2001:db8::1", 8081))
                .hasStackTraceContaining("refused");
        stage.restart();
        stage.service.adopt(List.of(id(1), id(2)));
        assertThat(Stage.fetch("::1", 8081)).startsWith("inner");
    }

    static void aRoutedNetworkIsReachedAtItsOwnAddresses(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        dual(
                stage,
                "routed",
                Map.of(
                        "com.docker.network.bridge.gateway_mode_ipv4", "routed",
                        "com.docker.network.bridge.gateway_mode_ipv6", "routed"));
        Sandbox sandbox = stage.service.open(request(1, "routed", "80/tcp", "8080"));
        EndpointSettings settings = sandbox.endpoints().get("routed");
        stage.serve6(sandbox.key(), 80, "web");
        stage.serve6(sandbox.key(), 81, "secret");
        assertThat(sandbox.ports().get("80/tcp"))
                .containsExactly(new PortBinding("0.0.0.0", ""), new PortBinding("::", ""));
        assertThat(stage.fetchFrom(neighbour, settings.ipAddress(), 80)).startsWith("web");
        assertThat(stage.fetchFrom(neighbour, settings.globalIpv6Address(), 80)).startsWith("web");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, settings.ipAddress(), 81))
                .hasStackTraceContaining("timed out");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, "203.0.113.1", 8080))
                .hasStackTraceContaining("refused");
        stage.serve(neighbour, 7000, "seen");
        assertThat(stage.fetchFrom(sandbox.key(), "203.0.113.2", 7000))
                .isEqualTo("seen " + settings.ipAddress());
    }

    static void anUnprotectedNetworkIsOpenToOutsidersOnly(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        dual(
                stage,
                "open",
                Map.of("com.docker.network.bridge.gateway_mode_ipv4", "nat-unprotected"));
        Sandbox sandbox = stage.service.open(request(1, "open"));
        Sandbox other = stage.service.open(request(2, "bridge"));
        stage.serve(sandbox.key(), 81, "any");
        String address = sandbox.endpoints().get("open").ipAddress();
        assertThat(stage.fetchFrom(neighbour, address, 81)).startsWith("any");
        assertThatThrownBy(() -> stage.fetchFrom(other.key(), address, 81))
                .hasStackTraceContaining("timed out");
    }

    static void trustedLinksReachPublishedPortsDirectly(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        dual(
                stage,
                "trusting",
                Map.of(
                        "com.docker.network.bridge.trusted_host_interfaces", "nosuch:peer0",
                        "com.docker.network.host_ipv4", "203.0.113.1"));
        Sandbox sandbox = stage.service.open(request(1, "trusting", "80/tcp", "8080"));
        stage.serve(sandbox.key(), 80, "web");
        stage.serve(sandbox.key(), 81, "secret");
        String address = sandbox.endpoints().get("trusting").ipAddress();
        assertThat(stage.fetchFrom(neighbour, address, 80)).startsWith("web");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, address, 81))
                .hasStackTraceContaining("timed out");
        stage.serve(neighbour, 7000, "seen");
        assertThat(stage.fetchFrom(sandbox.key(), "203.0.113.2", 7000))
                .isEqualTo("seen 203.0.113.1");
    }

    static void anIsolatedNetworkHasNoHost(Stage stage) throws Exception {
        Map<String, String> isolated =
                Map.of("com.docker.network.bridge.gateway_mode_ipv4", "isolated");
        assertThatThrownBy(
                        () ->
                                stage.service.create(
                                        ApiVersion.MAX,
                                        NetworkCreateRequest.of(
                                                draft -> {
                                                    draft.name = "x";
                                                    draft.options = isolated;
                                                })))
                .hasMessage("gateway mode 'isolated' can only be used for an internal network");
        String id =
                stage.service
                        .create(
                                ApiVersion.MAX,
                                NetworkCreateRequest.of(
                                        draft -> {
                                            draft.name = "alone";
                                            draft.internal = true;
                                            draft.options = isolated;
                                        }))
                        .id();
        Sandbox one = stage.service.open(request(1, "alone", "80/tcp", "8080"));
        Sandbox two = stage.service.open(request(2, "alone"));
        assertThat(one.ports()).isEmpty();
        assertThat(stage.links.addresses("br-" + id.substring(0, 12)))
                .noneMatch(address -> !address.ipv6());
        stage.serve(one.key(), 80, "web");
        String address = one.endpoints().get("alone").ipAddress();
        assertThat(address).endsWith(".1");
        assertThat(stage.fetchFrom(two.key(), address, 80)).startsWith("web");
        assertThatThrownBy(() -> Stage.fetch(address, 80)).isInstanceOf(IOException.class);
    }

    static void datagramsReachContainersByBothFamilies(Stage stage) throws Exception {
        Sandbox sandbox = stage.service.open(request(1, "bridge", "53/udp", "5353"));
        DatagramSocket server =
                stage.namespaces.inside(
                        sandbox.key(),
                        () -> new DatagramSocket(53, InetAddress.ofLiteral("0.0.0.0")));
        Thread.ofPlatform().daemon().start(() -> echo(server));
        assertThat(asked("127.0.0.1")).isEqualTo("ping");
        assertThat(asked("::1")).isEqualTo("ping");
        server.close();
    }

    private static void echo(DatagramSocket server) {
        while (!server.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(new byte[100], 100);
                server.receive(packet);
                server.send(packet);
            } catch (IOException e) {
                return;
            }
        }
    }

    private static String asked(String address) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.setSoTimeout(5000);
            byte[] ping = "ping".getBytes(StandardCharsets.UTF_8);
            InetAddress target = InetAddress.ofLiteral(address);
            socket.send(new DatagramPacket(ping, ping.length, target, 5353));
            DatagramPacket answer = new DatagramPacket(new byte[100], 100);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
        }
    }
}
