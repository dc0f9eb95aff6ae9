package io.drydock.service.network;

import static io.drydock.service.network.Stage.id;
import static io.drydock.service.network.Stage.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointIpamConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.spi.linux.BridgeSpec;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;
import io.drydock.api.spi.linux.VethPair;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What the kernel shows; each scene runs in a process with its own network namespace. */
final class Scenes {

    private Scenes() {}

    static void openAndCloseLeaveNothing(Stage stage) {
        stage.service.adopt(List.of());
        String rulesBefore = stage.rules();
        Sandbox sandbox = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        assertThat(stage.veths()).isEqualTo(1);
        assertThat(stage.rules()).isNotEqualTo(rulesBefore);
        assertThat(sandbox.ports().get("80/tcp").getFirst().hostPort()).isEqualTo("8080");
        assertThat(sandbox.hosts())
                .endsWith(sandbox.endpoints().get("bridge").ipAddress() + "\thost1\n");
        stage.service.close(id(1));
        stage.service.close(id(1));
        assertThat(stage.count("network_sandboxes")).isZero();
        assertThat(stage.count("network_endpoints")).isZero();
        stage.settle();
        assertThat(stage.veths()).isZero();
        assertThat(stage.namespaces.list(stage.root.resolve("netns"))).isEmpty();
        assertThat(stage.rules()).isEqualTo(rulesBefore);
        assertThat(stage.events.published)
                .extracting(event -> event.action())
                .containsExactly("connect", "disconnect");
    }

    /**
     * A machine beside this one: 203.0.113.2 behind link peer0, without a route back to containers.
     */
    static Path neighbour(Stage stage) {
        Path netns = stage.root.resolve("neighbour");
        stage.namespaces.create(netns);
        stage.links.createVethPair(
                new VethPair("peer0", "eth0", netns, null, null, 0, null, false));
        stage.links.addAddress("peer0", Cidr.parse("203.0.113.1/24"));
        stage.links.up("peer0");
        stage.links.configureSandboxInterface(
                new SandboxInterface(
                        netns,
                        "eth0",
                        "eth0",
                        null,
                        0,
                        List.of(Cidr.parse("203.0.113.2/24")),
                        List.of(),
                        false));
        return netns;
    }

    static void containersReachTheWorldBehindTheHost(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        stage.serve(neighbour, 7000, "seen");
        Sandbox sandbox = stage.service.open(request(1, "bridge"));
        assertThat(stage.fetchFrom(sandbox.key(), "203.0.113.2", 7000))
                .isEqualTo("seen 203.0.113.1");
    }

    static void publishedPortIsReachableFromEverywhere(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        Sandbox sandbox = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        Sandbox sibling = stage.service.open(request(2, "bridge"));
        stage.serve(sandbox.key(), 80, "web");
        String gateway = sandbox.endpoints().get("bridge").gateway();
        assertThat(stage.fetchFrom(neighbour, "203.0.113.1", 8080)).isEqualTo("web 203.0.113.2");
        assertThat(Stage.fetch("203.0.113.1", 8080)).startsWith("web");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        assertThat(stage.fetchFrom(sandbox.key(), gateway, 8080)).startsWith("web");
        assertThat(stage.fetchFrom(sibling.key(), "203.0.113.1", 8080)).startsWith("web");
        assertThatThrownBy(() -> stage.fetchFrom(sibling.key(), "127.0.0.1", 8080))
                .hasStackTraceContaining("ConnectException");
        stage.service.close(id(1));
        assertThatThrownBy(() -> Stage.fetch("127.0.0.1", 8080))
                .isInstanceOf(java.io.IOException.class);
    }

    static void unpublishedPortsStayClosedToOthers(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        Sandbox sandbox = stage.service.open(request(1, "bridge"));
        stage.serve(sandbox.key(), 80, "web");
        stage.namespaces.inside(
                neighbour,
                () -> {
                    stage.links.addRoute(
                            new Route(
                                    Cidr.parse("172.16.0.0/12"),
                                    InetAddress.ofLiteral("203.0.113.1"),
                                    null,
                                    null,
                                    0));
                    return true;
                });
        String address = sandbox.endpoints().get("bridge").ipAddress();
        assertThat(Stage.fetch(address, 80)).startsWith("web");
        assertThatThrownBy(() -> stage.fetchFrom(neighbour, address, 80))
                .hasStackTraceContaining("timed out");
    }

    static void takenPortIsRefusedAndEverythingUndone(Stage stage) throws Exception {
        stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        long links = stage.links.list().size();
        assertThatThrownBy(() -> stage.service.open(request(2, "bridge", "80/tcp", "8080")))
                .isInstanceOf(EngineException.class)
                .hasMessageMatching(
                        "driver failed programming external connectivity on endpoint c2"
                                + " \\([0-9a-f]{64}\\): Bind for 0.0.0.0:8080 failed: port is"
                                + " already allocated by container [0-9a-f]{12}");
        assertThat(stage.links.list()).hasSize((int) links);
        assertThat(stage.count("network_sandboxes")).isEqualTo(1);
        assertThat(stage.namespaces.list(stage.root.resolve("netns"))).hasSize(1);
        try (java.net.ServerSocket held = new java.net.ServerSocket(9090)) {
            assertThatThrownBy(
                            () ->
                                    stage.service.open(
                                            request(
                                                    2,
                                                    "bridge",
                                                    "80/tcp",
                                                    "" + held.getLocalPort())))
                    .hasMessageEndingWith("address already in use");
        }
        Sandbox chosen = stage.service.open(request(3, "bridge", "80/tcp", "8080-8081"));
        assertThat(chosen.ports().get("80/tcp").getFirst().hostPort()).isEqualTo("8081");
        Sandbox ephemeral = stage.service.open(request(4, "bridge", "80/tcp", ""));
        assertThat(Integer.parseInt(ephemeral.ports().get("80/tcp").getFirst().hostPort()))
                .isGreaterThan(1023);
    }

    static void restartKeepsTheLivingAndClearsTheRest(Stage stage) throws Exception {
        Sandbox alive = stage.service.open(request(1, "bridge", "80/tcp", "8080"));
        stage.service.open(request(2, "bridge", "80/tcp", "8082"));
        stage.serve(alive.key(), 80, "web");
        // What kill -9 between two steps leaves: a namespace and a link that no row knows.
        Path lost = stage.root.resolve("netns/0123456789ab");
        stage.namespaces.create(lost);
        stage.links.createVethPair(
                new VethPair("veth0123456789a", "eth0", lost, null, null, 0, "drydock0", false));
        stage.run("nft", "flush", "ruleset");
        stage.restart();
        stage.service.adopt(List.of(id(1)));
        stage.settle();
        assertThat(stage.veths()).isEqualTo(1);
        assertThat(stage.namespaces.list(stage.root.resolve("netns"))).containsExactly(alive.key());
        assertThat(stage.service.find(id(1))).isEqualTo(alive);
        assertThat(stage.service.find(id(2))).isNull();
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        assertThat(stage.rules()).doesNotContain("8082");
        assertThatThrownBy(() -> stage.service.open(request(3, "bridge", "80/tcp", "8080")))
                .hasMessageContaining("port is already allocated by container");
    }

    static void othersAreLeftAlone(Stage stage) {
        stage.links.createBridge(BridgeSpec.of("docker0", List.of(Cidr.parse("172.17.0.1/16"))));
        stage.run("nft", "add", "table", "ip", "nat");
        Sandbox sandbox = stage.service.open(request(1, "bridge"));
        assertThat(sandbox.endpoints().get("bridge").ipAddress()).isEqualTo("172.18.0.2");
        stage.service.adopt(List.of());
        assertThat(stage.links.addresses("docker0")).contains(Cidr.parse("172.17.0.1/16"));
        assertThat(stage.rules()).contains("table ip nat");
    }

    static void hostAndNoneNeedNoBridge(Stage stage) {
        Sandbox host = stage.service.open(request(1, "host"));
        assertThat(host.key()).isNull();
        Sandbox none = stage.service.open(request(2, "none"));
        assertThat(stage.namespaces.inside(none.key(), () -> stage.links.list())).hasSize(1);
        stage.service.close(id(1));
        stage.service.close(id(2));
        stage.settle();
        assertThat(stage.links.list()).noneMatch(link -> link.kind().equals("bridge"));
    }

    static void usersNetworksAreIsolatedFromEachOther(Stage stage) throws Exception {
        String id = create(stage, "blue", "10.77.0.0/24");
        create(stage, "red", "");
        assertThatThrownBy(() -> create(stage, "blue", ""))
                .hasMessage("network with name blue already exists");
        assertThatThrownBy(() -> create(stage, "green", "10.77.0.128/25"))
                .hasMessage("Pool overlaps with other one on this address space");
        EndpointSettings fixed =
                EndpointSettings.of(
                        draft -> {
                            draft.ipamConfig = new EndpointIpamConfig("10.77.0.50", "", List.of());
                            draft.aliases = List.of("db");
                        });
        Sandbox one = stage.service.open(request(1, "blue", Map.of(), Map.of("blue", fixed)));
        Sandbox two = stage.service.open(request(2, "red"));
        Sandbox three = stage.service.open(request(3, id));
        assertThat(one.endpoints().get("blue").ipAddress()).isEqualTo("10.77.0.50");
        assertThat(one.endpoints().get("blue").dnsNames())
                .containsExactly("c1", "db", id(1).substring(0, 12), "host1");
        stage.serve(one.key(), 80, "web");
        assertThat(stage.fetchFrom(three.key(), "10.77.0.50", 80)).startsWith("web");
        assertThatThrownBy(() -> stage.fetchFrom(two.key(), "10.77.0.50", 80))
                .hasStackTraceContaining("timed out");
        assertThat(stage.service.inspect(ApiVersion.MAX, "blue", "").containers())
                .containsOnlyKeys(id(1), id(3));
        stage.service.close(id(3));
        assertThatThrownBy(() -> stage.service.remove("blue"))
                .hasMessageMatching(
                        "error while removing network: network blue has active endpoints"
                                + " \\(name:\"c1\" id:\"[0-9a-f]{12}\"\\)");
        stage.service.close(id(1));
        // The address comes back at once although the link takes a moment.
        Sandbox again = stage.service.open(request(1, "blue", Map.of(), Map.of("blue", fixed)));
        assertThat(again.endpoints().get("blue").ipAddress()).isEqualTo("10.77.0.50");
        stage.service.close(id(1));
        stage.service.remove("blue");
        assertThat(stage.links.find("br-" + id.substring(0, 12))).isEmpty();
        assertThat(stage.rules()).doesNotContain("10.77.0.0");
        assertThatThrownBy(() -> stage.service.remove("bridge"))
                .hasMessage("bridge is a pre-defined network and cannot be removed");
    }

    static String create(Stage stage, String name, String subnet) {
        NetworkCreateRequest request =
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = name;
                            if (!subnet.isEmpty()) {
                                IpamConfig pool = new IpamConfig(subnet, "", "", Map.of());
                                draft.ipam = new Ipam("default", null, List.of(pool));
                            }
                        });
        return stage.service.create(ApiVersion.MAX, request).id();
    }

    static void internalNetworkHasNoWayOut(Stage stage) throws Exception {
        Path neighbour = neighbour(stage);
        stage.serve(neighbour, 7000, "seen");
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "inner";
                            draft.internal = true;
                        }));
        Sandbox sandbox = stage.service.open(request(1, "inner"));
        assertThat(sandbox.endpoints().get("inner").gateway()).isEmpty();
        assertThatThrownBy(() -> stage.fetchFrom(sandbox.key(), "203.0.113.2", 7000))
                .hasStackTraceContaining("unreachable");
    }

    /** No test, but a measurement: -Dscene=costOfOpenAndClose plays it. */
    static void costOfOpenAndClose(Stage stage) {
        stage.service.adopt(List.of());
        for (int round = 0; round < 5; round++) {
            long open = 0;
            long close = 0;
            for (int i = 0; i < 40; i++) {
                long start = System.nanoTime();
                stage.service.open(request(i, "bridge"));
                long opened = System.nanoTime();
                stage.service.close(id(i));
                close += System.nanoTime() - opened;
                open += opened - start;
            }
            System.out.printf("open %.2f ms, close %.2f ms%n", open / 40e6, close / 40e6);
        }
    }
}
