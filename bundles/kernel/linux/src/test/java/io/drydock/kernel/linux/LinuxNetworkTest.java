package io.drydock.kernel.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drydock.api.spi.linux.BridgeSpec;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Errno;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;
import io.drydock.api.spi.linux.VethPair;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;

class LinuxNetworkTest {

    private static final MacAddress MAC = MacAddress.parse("02:42:ac:11:00:02");

    private final NetworkNamespaces namespaces = new LinuxNetworkNamespaces();
    private final Links links = new HostLinks();

    @TempDir Path temp;

    @Test
    void sandboxIsConnectedToABridgeCompletely() {
        OwnNamespace.run(
                () -> {
                    Path netns = temp.resolve("sandbox");
                    namespaces.create(netns);
                    LinkInfo bridge =
                            links.createBridge(
                                    BridgeSpec.of(
                                            "dd0",
                                            List.of(
                                                    Cidr.parse("172.30.0.1/16"),
                                                    Cidr.parse("fd00:30::1/64"))));
                    links.createVethPair(
                            new VethPair("vh1", "tmp1", netns, null, MAC, 1400, "dd0", true));
                    links.configureSandboxInterface(
                            new SandboxInterface(
                                    netns,
                                    "tmp1",
                                    "eth0",
                                    MAC,
                                    1400,
                                    List.of(
                                            Cidr.parse("172.30.0.2/16"),
                                            Cidr.parse("fd00:30::2/64")),
                                    List.of(
                                            Route.defaultVia(InetAddress.ofLiteral("172.30.0.1")),
                                            Route.defaultVia(InetAddress.ofLiteral("fd00:30::1"))),
                                    true));
                    checkHostSide(bridge);
                    checkInside(netns);
                    assertThat(links.delete("vh1")).isTrue();
                    assertThat(links.delete("vh1")).isFalse();
                    namespaces.delete(netns);
                });
    }

    private void checkHostSide(LinkInfo bridge) throws Exception {
        assertThat(links.addresses("dd0"))
                .contains(Cidr.parse("172.30.0.1/16"), Cidr.parse("fd00:30::1/64"));
        LinkInfo host = links.find("vh1").orElseThrow();
        assertThat(host.masterIndex()).isEqualTo(bridge.index());
        assertThat(host.kind()).isEqualTo("veth");
        assertThat(host.up()).isTrue();
        assertThat(host.mtu()).isEqualTo(1400);
    }

    private void checkInside(Path netns) {
        try (Links.Session inside = links.inside(netns)) {
            LinkInfo eth0 = inside.find("eth0").orElseThrow();
            assertThat(eth0.mac()).isEqualTo(MAC);
            assertThat(eth0.mtu()).isEqualTo(1400);
            assertThat(eth0.up()).isTrue();
            assertThat(inside.addresses("eth0"))
                    .contains(Cidr.parse("172.30.0.2/16"), Cidr.parse("fd00:30::2/64"));
            assertThat(inside.routes())
                    .extracting(route -> route.destination().toString())
                    .contains("0.0.0.0/0", "172.30.0.0/16");
        }
        boolean reached =
                namespaces.inside(
                        netns, () -> InetAddress.ofLiteral("172.30.0.1").isReachable(2000));
        assertThat(reached).isTrue();
    }

    @Test
    void ipv6CanBeSwitchedOffForAnInterface() {
        OwnNamespace.run(
                () -> {
                    Path netns = temp.resolve("sandbox");
                    namespaces.create(netns);
                    links.createVethPair(
                            new VethPair("vh1", "eth0", netns, null, null, 0, null, false));
                    links.configureSandboxInterface(
                            new SandboxInterface(
                                    netns,
                                    "eth0",
                                    "eth0",
                                    null,
                                    0,
                                    List.of(Cidr.parse("10.9.8.2/24")),
                                    List.of(),
                                    false));
                    try (Links.Session inside = links.inside(netns)) {
                        assertThat(inside.addresses("eth0"))
                                .containsExactly(Cidr.parse("10.9.8.2/24"));
                    }
                    namespaces.delete(netns);
                });
    }

    @Test
    void linksAreChangedOneByOneToo() {
        OwnNamespace.run(
                () -> {
                    links.createVethPair(
                            new VethPair("a0", "b0", null, null, null, 0, null, false));
                    links.createBridge(new BridgeSpec("dd0", MAC, 1300, List.of(), false));
                    assertThat(links.find("dd0").orElseThrow().mac()).isEqualTo(MAC);
                    links.attach("a0", "dd0");
                    links.hairpin("a0", true);
                    links.mtu("a0", 1200);
                    links.mac("a0", MacAddress.parse("02:42:00:00:00:09"));
                    links.down("a0");
                    links.rename("a0", "a1");
                    links.up("a1");
                    LinkInfo a1 = links.find("a1").orElseThrow();
                    assertThat(a1.mtu()).isEqualTo(1200);
                    assertThat(a1.masterIndex()).isNotZero();
                    links.detach("a1");
                    assertThat(links.find("a1").orElseThrow().masterIndex()).isZero();
                    links.addAddress("a1", Cidr.parse("10.1.0.1/24"));
                    links.up("b0");
                    Route route =
                            new Route(
                                    Cidr.parse("10.2.0.0/16"),
                                    InetAddress.ofLiteral("10.1.0.9"),
                                    "a1",
                                    null,
                                    7);
                    links.addRoute(route);
                    assertThat(links.routes()).contains(route);
                    assertThat(links.removeRoute(route)).isTrue();
                    assertThat(links.removeRoute(route)).isFalse();
                    assertThat(links.removeAddress("a1", Cidr.parse("10.1.0.1/24"))).isTrue();
                    assertThat(links.removeAddress("a1", Cidr.parse("10.1.0.1/24"))).isFalse();
                });
    }

    @Test
    void failedPairLeavesNothingBehind() {
        OwnNamespace.run(
                () -> {
                    assertThatThrownBy(
                                    () ->
                                            links.createVethPair(
                                                    new VethPair(
                                                            "v0",
                                                            "p0",
                                                            null,
                                                            null,
                                                            null,
                                                            0,
                                                            "nobridge",
                                                            true)))
                            .isInstanceOfSatisfying(
                                    LinuxException.class,
                                    e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV));
                    assertThat(links.list()).extracting(LinkInfo::name).containsExactly("lo");
                    assertThatThrownBy(
                                    () ->
                                            links.createVethPair(
                                                    new VethPair(
                                                            "v0",
                                                            "p0",
                                                            temp.resolve("no-netns"),
                                                            null,
                                                            null,
                                                            0,
                                                            null,
                                                            false)))
                            .isInstanceOf(LinuxException.class);
                    assertThat(links.list()).extracting(LinkInfo::name).containsExactly("lo");
                });
    }

    @Test
    void linkMovesIntoANamespaceUnderANewName() {
        OwnNamespace.run(
                () -> {
                    Path netns = temp.resolve("sandbox");
                    namespaces.create(netns);
                    links.createVethPair(
                            new VethPair("v0", "p0", null, null, null, 0, null, false));
                    links.move("p0", netns, "eth0");
                    assertThat(links.find("p0")).isEmpty();
                    try (Links.Session inside = links.inside(netns)) {
                        assertThat(inside.find("eth0").orElseThrow().up()).isFalse();
                    }
                    namespaces.delete(netns);
                });
    }

    @Test
    void moreLinksThanOneMessageHoldsAreListed() {
        OwnNamespace.run(
                () -> {
                    for (int i = 0; i < 150; i++) {
                        links.createVethPair(
                                new VethPair("a" + i, "b" + i, null, null, null, 0, null, false));
                    }
                    assertThat(links.list()).hasSize(301);
                });
    }

    @Test
    void missingAndDoubleLinksAreToldApart() {
        OwnNamespace.run(
                () -> {
                    assertThat(links.find("nothing")).isEmpty();
                    assertThatThrownBy(() -> links.up("nothing"))
                            .isInstanceOfSatisfying(
                                    LinuxException.class,
                                    e -> assertThat(e.errno()).isEqualTo(Errno.ENODEV));
                    links.createBridge(BridgeSpec.of("dd0", List.of()));
                    assertThatThrownBy(() -> links.createBridge(BridgeSpec.of("dd0", List.of())))
                            .isInstanceOfSatisfying(
                                    LinuxException.class,
                                    e -> assertThat(e.errno()).isEqualTo(Errno.EEXIST));
                });
    }

    @Test
    void noDescriptorStaysOpen() throws Exception {
        OwnNamespace.run(() -> links.list());
        long before = OpenDescriptors.count();
        for (int i = 0; i < 20; i++) {
            sandboxIsConnectedToABridgeCompletely();
        }
        assertThat(OpenDescriptors.count()).isLessThanOrEqualTo(before + 2);
    }
}
