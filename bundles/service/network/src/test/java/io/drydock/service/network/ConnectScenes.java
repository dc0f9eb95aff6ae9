package io.drydock.service.network;

import static io.drydock.service.network.Stage.id;
import static io.drydock.service.network.Stage.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.NameServers;
import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointIpamConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.model.network.NetworkCreateRequest;
import io.drydock.api.spi.linux.Route;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Sandboxes come to networks and leave them while they are open. */
final class ConnectScenes {

    private static final EndpointSettings ANY = EndpointSettings.of(draft -> {});

    private ConnectScenes() {}

    private static void network(Stage stage, String name, String subnet, boolean internal) {
        IpamConfig pool = new IpamConfig(subnet, "", "", Map.of());
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = name;
                            draft.internal = internal;
                            draft.ipam = new Ipam("default", null, List.of(pool));
                        }));
    }

    private static SandboxRequest with(
            SandboxRequest request, String network, EndpointSettings wanted) {
        Map<String, EndpointSettings> endpoints = new HashMap<>(request.endpoints());
        endpoints.put(network, wanted);
        return request.with(endpoints);
    }

    private static List<String> gateways(Stage stage, Sandbox sandbox) {
        return stage.namespaces.inside(
                Objects.requireNonNull(sandbox.key()),
                () ->
                        stage.links.routes().stream()
                                .filter(it -> it.destination().prefix() == 0)
                                .map(Route::gateway)
                                .filter(Objects::nonNull)
                                .map(InetAddress::getHostAddress)
                                .toList());
    }

    private static List<String> links(Stage stage, Sandbox sandbox) {
        return stage.namespaces.inside(
                Objects.requireNonNull(sandbox.key()),
                () -> stage.links.list().stream().map(it -> it.name()).sorted().toList());
    }

    static void anOpenSandboxComesToNetworksAndLeavesThem(Stage stage) {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "alpha", "10.82.0.0/24", false);
        network(stage, "inner", "10.83.0.0/24", true);
        SandboxRequest request = request(1, "blue");
        Sandbox first = stage.service.open(request);
        assertThat(gateways(stage, first)).containsExactly("10.81.0.1");

        EndpointSettings fixed =
                EndpointSettings.of(
                        draft -> {
                            draft.ipamConfig = new EndpointIpamConfig("10.82.0.9", "", List.of());
                            draft.aliases = List.of("db");
                            draft.macAddress = "02:00:00:00:00:09";
                            draft.driverOpts =
                                    Map.of(
                                            "com.docker.network.endpoint.ifname",
                                            "deck0",
                                            "com.docker.network.endpoint.sysctls",
                                            "net.ipv4.conf.IFNAME.log_martians=1");
                        });
        SandboxRequest both = with(request, "alpha", fixed);
        Sandbox second = stage.service.connect(both, "alpha");
        assertThat(links(stage, second)).containsExactly("deck0", "eth0", "lo");
        assertThat(gateways(stage, second)).as("by name").containsExactly("10.82.0.1");
        EndpointSettings shown = Objects.requireNonNull(second.endpoints().get("alpha"));
        assertThat(shown.ipAddress()).isEqualTo("10.82.0.9");
        assertThat(shown.macAddress()).isEqualTo("02:00:00:00:00:09");
        assertThat(shown.dnsNames()).startsWith("c1", "db");
        assertThat(second.hosts()).contains("10.81.0.2\thost1", "10.82.0.9\thost1");
        assertThat(stage.service.find(id(1))).isEqualTo(second);

        Sandbox third = stage.service.connect(with(both, "inner", ANY), "inner");
        assertThat(gateways(stage, third)).containsExactly("10.82.0.1");
        Sandbox fourth = stage.service.disconnect(request, "alpha");
        assertThat(links(stage, fourth)).containsExactly("eth0", "eth2", "lo");
        assertThat(gateways(stage, fourth)).containsExactly("10.81.0.1");
        assertThat(fourth.hosts()).doesNotContain("10.82.0.9");
        stage.service.disconnect(request, "blue");
        Sandbox none = stage.service.disconnect(request, "inner");
        assertThat(none.endpoints()).isEmpty();
        assertThat(gateways(stage, none)).isEmpty();
        assertThat(stage.count("network_endpoints")).isZero();
        stage.settle();
        assertThat(stage.veths()).isZero();
        assertThat(stage.events.published)
                .extracting(event -> event.action())
                .endsWith("disconnect", "disconnect", "disconnect");
    }

    static void theHighestPriorityLeadsOutAndPublishes(Stage stage) throws Exception {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "zulu", "10.82.0.0/24", false);
        SandboxRequest request = request(1, "blue", "80/tcp", "8080");
        Sandbox open = stage.service.open(request);
        stage.serve(Objects.requireNonNull(open.key()), 80, "web");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        SandboxRequest both =
                with(request, "zulu", EndpointSettings.of(draft -> draft.gwPriority = 1));
        Sandbox moved = stage.service.connect(both, "zulu");
        assertThat(gateways(stage, moved)).containsExactly("10.82.0.1");
        assertThat(moved.ports()).isEqualTo(open.ports());
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        assertThat(stage.rules()).contains("10.82.0.2").doesNotContain("10.81.0.2 . 80");
        stage.service.disconnect(request, "zulu");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
        Sandbox none = stage.service.disconnect(request, "blue");
        assertThat(none.ports()).isEmpty();
        stage.service.connect(both, "zulu");
        assertThat(Stage.fetch("127.0.0.1", 8080)).startsWith("web");
    }

    static void whatCannotBeIsRefusedAndChangesNothing(Stage stage) {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "red", "10.82.0.0/24", false);
        SandboxRequest request = request(1, "blue");
        Sandbox open = stage.service.open(request);
        stage.service.open(request(2, "none"));
        stage.service.open(request(3, "host"));
        assertThatThrownBy(() -> stage.service.connect(request, "blue"))
                .isInstanceOf(EngineException.class)
                .hasMessage("endpoint with name c1 already exists in network blue");
        assertThatThrownBy(() -> stage.service.connect(request, "host"))
                .hasMessage(
                        "cannot connect container to host network - container must be created in"
                                + " host network mode");
        assertThatThrownBy(() -> stage.service.connect(request, "none"))
                .hasMessageContaining("in private (none) mode");
        assertThatThrownBy(() -> stage.service.connect(request(2, "none"), "blue"))
                .hasMessageContaining("in private (none) mode");
        assertThatThrownBy(() -> stage.service.connect(request(3, "host"), "blue"))
                .hasMessageContaining("sharing network namespace with another container or host");
        assertThatThrownBy(() -> stage.service.disconnect(request, "red"))
                .hasMessage("container " + id(1) + " is not connected to network red");
        EndpointSettings outside =
                EndpointSettings.of(
                        draft ->
                                draft.ipamConfig =
                                        new EndpointIpamConfig("10.9.0.9", "", List.of()));
        assertThatThrownBy(() -> stage.service.connect(with(request, "red", outside), "red"))
                .hasMessageContaining("10.9.0.9");
        EndpointSettings taken =
                EndpointSettings.of(
                        draft ->
                                draft.driverOpts =
                                        Map.of("com.docker.network.endpoint.ifname", "eth0"));
        assertThatThrownBy(() -> stage.service.connect(with(request, "red", taken), "red"))
                .hasMessageContaining("eth0");
        assertThat(stage.service.find(id(1))).isEqualTo(open);
        assertThat(links(stage, open)).containsExactly("eth0", "lo");
        assertThat(stage.veths()).isEqualTo(1);
        stage.service.disconnect(request(2, "none"), "none");
        assertThat(stage.service.connect(request(2, "blue"), "blue").endpoints())
                .containsOnlyKeys("blue");
    }

    static void aRestartKeepsWhatWasConnected(Stage stage) {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "red", "10.82.0.0/24", false);
        SandboxRequest request = request(1, "blue");
        stage.service.open(request);
        Sandbox both = stage.service.connect(with(request, "red", ANY), "red");
        stage.restart();
        stage.service.adopt(List.of(id(1)));
        stage.settle();
        assertThat(stage.veths()).isEqualTo(2);
        assertThat(stage.service.find(id(1))).isEqualTo(both);
        assertThatThrownBy(() -> stage.service.remove("red"))
                .hasMessageMatching(".*has active endpoints \\(name:\"c1\" id:\"[0-9a-f]{12}\"\\)");
        assertThat(stage.service.disconnect(request, "red").endpoints()).containsOnlyKeys("blue");
        stage.service.remove("red");
    }

    static void aDisconnectThatWasCutIsDoneAgain(Stage stage) {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "red", "10.82.0.0/24", false);
        SandboxRequest request = request(1, "blue");
        stage.service.open(request);
        Sandbox both = stage.service.connect(with(request, "red", ANY), "red");
        assertThat(stage.service.lost(id(1))).isEmpty();
        // A router's own name for its link: it has the address still.
        stage.run("nsenter", "--net=" + both.key(), "ip", "link", "set", "eth1", "name", "wan0");
        assertThat(stage.service.lost(id(1))).isEmpty();
        stage.run("nsenter", "--net=" + both.key(), "ip", "link", "delete", "wan0");
        stage.restart();
        stage.service.adopt(List.of(id(1)));
        assertThat(stage.service.lost(id(1))).containsExactly("red");
        assertThat(stage.service.disconnect(request, "red").endpoints()).containsOnlyKeys("blue");
        assertThat(stage.service.lost(id(1))).isEmpty();
        stage.service.remove("red");
    }

    static void aDisconnectThatWasCutBehindItsRoutesIsDoneAgain(Stage stage) {
        network(stage, "blue", "10.81.0.0/24", false);
        network(stage, "red", "10.82.0.0/24", false);
        SandboxRequest request = request(1, "blue");
        stage.service.open(request);
        Sandbox both = stage.service.connect(with(request, "red", ANY), "red");
        List<String> inside = List.of("nsenter", "--net=" + both.key(), "ip");
        EndpointSettings red = both.endpoints().get("red");
        run(stage, inside, "link delete eth0");
        run(stage, inside, "route add default via " + red.gateway());
        stage.restart();
        stage.service.adopt(List.of(id(1)));
        assertThat(stage.service.lost(id(1))).containsExactly("blue");
        assertThat(stage.service.disconnect(request(1, "red"), "blue").endpoints())
                .containsOnlyKeys("red");
        assertThat(run(stage, inside, "route show default")).contains(red.gateway());
        stage.service.remove("blue");
    }

    private static String run(Stage stage, List<String> before, String words) {
        return stage.run(
                Stream.concat(before.stream(), Stream.of(words.split(" "))).toArray(String[]::new));
    }

    static void nameServersAreToldOfEverybodyOnNetworksOfUsers(Stage stage) {
        RecordedNames names = new RecordedNames();
        stage.service.bindNames(names);
        stage.service.adopt(List.of());
        network(stage, "blue", "10.81.0.0/24", false);
        SandboxRequest request = request(1, "bridge");
        stage.service.open(request);
        assertThat(names.guests).isEmpty();
        EndpointSettings wanted =
                EndpointSettings.of(draft -> draft.links = List.of("/c2:db", "other"));
        Sandbox named = stage.service.connect(with(request, "blue", wanted), "blue");
        assertThat(named.resolvConf()).contains("nameserver 127.0.0.11\n", "options ndots:0\n");
        NameServers.Guest guest = Objects.requireNonNull(names.guests.get(id(1)));
        assertThat(guest.forwarding()).isTrue();
        assertThat(guest.servers()).containsExactly("192.0.2.53");
        assertThat(guest.places())
                .extracting(NameServers.Place::network, NameServers.Place::links)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "blue", Map.of("db", "c2", "other", "other")),
                        org.assertj.core.groups.Tuple.tuple("bridge", Map.of()));
        stage.service.rename(id(1), "c9");
        assertThat(Objects.requireNonNull(names.guests.get(id(1))).places().getFirst().names())
                .startsWith("c9")
                .doesNotContain("c1");
        stage.service.disconnect(request, "blue");
        assertThat(names.guests).isEmpty();
        stage.service.open(request(2, "blue"));
        stage.service.close(id(2));
        assertThat(names.guests).isEmpty();
        names.absent = true;
        stage.service.open(request(3, "blue"));
        assertThat(names.guests).isEmpty();
        names.absent = false;
        long patience = System.nanoTime() + 10_000_000_000L;
        while (names.guests.isEmpty() && System.nanoTime() < patience) {
            Thread.onSpinWait();
        }
        assertThat(names.guests).containsOnlyKeys(id(3));
    }

    /** What name servers would know. */
    private static final class RecordedNames implements NameServers {

        final Map<String, Guest> guests = new ConcurrentHashMap<>();
        volatile boolean absent;

        private void present() {
            if (absent) {
                throw EngineException.unavailable("no name servers");
            }
        }

        @Override
        public void serve(Guest guest) {
            present();
            guests.put(guest.containerId(), guest);
        }

        @Override
        public void forget(String containerId) {
            present();
            guests.remove(containerId);
        }

        @Override
        public void reset(List<Guest> all) {
            present();
            guests.clear();
            all.forEach(it -> guests.put(it.containerId(), it));
        }
    }
}
