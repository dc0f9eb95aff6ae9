package io.drydock.service.network;

import static io.drydock.service.network.Stage.id;
import static io.drydock.service.network.Stage.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.engine.network.Sandboxes.Sandbox;
import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.container.EndpointIpamConfig;
import io.drydock.api.model.container.EndpointSettings;
import io.drydock.api.model.network.ConfigReference;
import io.drydock.api.model.network.Ipam;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.model.network.Network;
import io.drydock.api.model.network.NetworkCreateRequest;

import java.util.List;
import java.util.Map;

/** Networks of all sorts, as the kernel has them. */
final class CreationScenes {

    private CreationScenes() {}

    static void whatADeadEngineHadBegunIsTakenAway(Stage stage) {
        Scenes.create(stage, "blue", "10.81.0.0/24");
        long before = bridges(stage);
        // As another engine leaves it that dies before the record is there, or after it is gone.
        stage.store
                .open("network", NetworkTables.MIGRATIONS)
                .update(
                        "INSERT INTO network_underway SELECT id, document, 'dead' FROM"
                                + " network_networks WHERE name = 'blue'");
        stage.store
                .open("network", NetworkTables.MIGRATIONS)
                .update("DELETE FROM network_networks WHERE name = 'blue'");
        stage.restart();
        stage.service.adopt(List.of());
        stage.settle();
        assertThat(bridges(stage)).isEqualTo(before - 1);
        assertThat(stage.count("network_underway")).isZero();
    }

    private static long bridges(Stage stage) {
        return stage.links.list().stream().filter(link -> link.kind().equals("bridge")).count();
    }

    static void bothFamiliesLeadEverywhere(Stage stage) throws Exception {
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "dual";
                            draft.enableIpv6 = true;
                        }));
        Sandbox one = stage.service.open(request(1, "dual"));
        Sandbox two = stage.service.open(request(2, "dual"));
        EndpointSettings settings = one.endpoints().get("dual");
        assertThat(settings.globalIpv6Address()).matches("fd[0-9a-f:]+::2");
        assertThat(settings.ipv6Gateway()).endsWith("::1");
        assertThat(settings.globalIpv6PrefixLen()).isEqualTo(64);
        assertThat(one.hosts()).contains("\n" + settings.globalIpv6Address() + "\thost1\n");
        stage.serve6(one.key(), 80, "six");
        assertThat(stage.fetchFrom(two.key(), settings.globalIpv6Address(), 80)).startsWith("six");
        assertThat(Stage.fetch(settings.globalIpv6Address(), 80)).startsWith("six");
        assertThat(stage.service.inspect(ApiVersion.MAX, "dual", "").status().ipam().subnets())
                .hasSize(2)
                .hasEntrySatisfying(
                        settings.globalIpv6Address().replaceFirst("2$", "/64"),
                        it -> assertThat(it.ipsInUse()).isEqualTo(4));
        stage.service.close(id(1));
        stage.service.close(id(2));
        stage.settle();
        Sandbox again = stage.service.open(request(3, "dual"));
        assertThat(again.endpoints().get("dual").globalIpv6Address())
                .isEqualTo(settings.globalIpv6Address());
    }

    static void aNetworkMayHaveIpv6Alone(Stage stage) throws Exception {
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "six";
                            draft.enableIpv4 = false;
                            draft.enableIpv6 = true;
                            draft.ipam =
                                    new Ipam(
                                            "default",
                                            null,
                                            List.of(pool("fd00:66::/64", "fd00:66::100/120")));
                        }));
        Sandbox sandbox = stage.service.open(request(1, "six"));
        EndpointSettings settings = sandbox.endpoints().get("six");
        assertThat(settings.ipAddress()).isEmpty();
        assertThat(settings.ipv6Gateway()).isEqualTo("fd00:66::100");
        assertThat(settings.globalIpv6Address()).isEqualTo("fd00:66::101");
        stage.serve6(sandbox.key(), 80, "six");
        assertThat(Stage.fetch("fd00:66::101", 80)).startsWith("six");
        EndpointSettings fixed =
                EndpointSettings.of(
                        draft ->
                                draft.ipamConfig =
                                        new EndpointIpamConfig("", "fd00:66::0:7", List.of()));
        Sandbox second = stage.service.open(request(2, "six", Map.of(), Map.of("six", fixed)));
        assertThat(second.endpoints().get("six").globalIpv6Address()).isEqualTo("fd00:66::7");
        assertThatThrownBy(
                        () -> stage.service.open(request(3, "six", Map.of(), Map.of("six", fixed))))
                .hasMessage("Address already in use");
        assertThatThrownBy(
                        () ->
                                stage.service.create(
                                        ApiVersion.MAX,
                                        NetworkCreateRequest.of(
                                                draft -> {
                                                    draft.name = "nothing";
                                                    draft.enableIpv4 = false;
                                                })))
                .hasMessage("IPv4 or IPv6 must be enabled");
    }

    private static IpamConfig pool(String subnet, String range) {
        return new IpamConfig(subnet, range, "", Map.of());
    }

    static void aSubnetTheHostIsInIsRefused(Stage stage) throws Exception {
        Scenes.neighbour(stage);
        assertThatThrownBy(() -> Scenes.create(stage, "mine", "203.0.113.0/24"))
                .hasMessage("Pool overlaps with other one on this address space");
        assertThatThrownBy(() -> Scenes.create(stage, "mine", "203.0.0.0/16"))
                .hasMessage("Pool overlaps with other one on this address space");
        // A part of it is less than the host loses knowingly.
        Scenes.create(stage, "mine", "203.0.113.128/25");
    }

    static void networksAreMadeOfConfigurations(Stage stage) throws Exception {
        stage.service.create(
                ApiVersion.MAX,
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "plan";
                            draft.configOnly = true;
                            draft.labels = Map.of("a", "b");
                            draft.options = Map.of("com.docker.network.driver.mtu", "1400");
                            draft.ipam =
                                    new Ipam("default", null, List.of(pool("10.99.0.0/24", "")));
                        }));
        NetworkCreateRequest made =
                NetworkCreateRequest.of(
                        draft -> {
                            draft.name = "real";
                            draft.configFrom = new ConfigReference("plan");
                        });
        stage.service.create(ApiVersion.MAX, made);
        Network real = stage.service.inspect(ApiVersion.MAX, "real", "");
        assertThat(real.configFrom().network()).isEqualTo("plan");
        assertThat(real.ipam().config().getFirst().gateway()).isEqualTo("10.99.0.1");
        assertThat(real.labels()).containsEntry("a", "b");
        assertThat(stage.links.find("br-" + real.id().substring(0, 12)).orElseThrow().mtu())
                .isEqualTo(1400);
        Network plan = stage.service.inspect(ApiVersion.MAX, "plan", "");
        assertThat(plan.configOnly()).isTrue();
        assertThat(plan.driver()).isEqualTo("null");
        assertThatThrownBy(() -> stage.service.open(request(1, "plan")))
                .hasMessage("cannot create endpoint on configuration-only network");
        assertThatThrownBy(() -> stage.service.remove("plan"))
                .hasMessage(
                        "error while removing network: configuration network \"plan\" is in use");
        assertThatThrownBy(
                        () ->
                                stage.service.create(
                                        ApiVersion.MAX,
                                        made.with(
                                                draft -> {
                                                    draft.name = "other";
                                                    draft.labels = Map.of("c", "d");
                                                })))
                .hasMessageStartingWith("user-specified configurations are not supported");
        assertThatThrownBy(
                        () ->
                                stage.service.create(
                                        ApiVersion.MAX,
                                        made.with(
                                                draft -> {
                                                    draft.name = "other";
                                                    draft.configFrom = new ConfigReference("real");
                                                })))
                .hasMessage("configuration network \"real\" does not exist");
        stage.service.remove("real");
        stage.service.remove("plan");
    }
}
