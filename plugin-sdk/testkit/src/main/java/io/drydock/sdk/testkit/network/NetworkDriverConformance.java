package io.drydock.sdk.testkit.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.NetworkNamespaces;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.VethPair;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.NetworkSpec.Subnet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The rules of {@link NetworkDriver} as tests, for drivers that configure sandboxes themselves.
 * Extend it and say which driver; each test runs on a host of its own, a network namespace with a
 * link {@code lan0} that leads to another machine. Needs root.
 */
public abstract class NetworkDriverConformance {

    /** Link of the host that leads outside. */
    protected static final String OUTSIDE = "lan0";

    private static final String ID = "a1".repeat(32);

    @TempDir Path directory;

    /** A driver without memory, called in the namespace that it shall take for the host's. */
    protected abstract NetworkDriver driver();

    /** Links of the calling thread's namespace. */
    protected abstract Links links();

    /** Namespaces below a directory of the test. */
    protected abstract NetworkNamespaces namespaces();

    /** Options that a network of this driver needs. */
    protected Map<String, String> options() {
        return Map.of();
    }

    private void onHost(Runnable check) {
        assumeTrue("root".equals(System.getProperty("user.name")), "needs root");
        Path host = directory.resolve("host");
        namespaces().create(host);
        try {
            namespaces()
                    .inside(
                            host,
                            () -> {
                                links().createVethPair(
                                                new VethPair(
                                                        OUTSIDE, "far0", null, null, null, 0, null,
                                                        false));
                                links().up("far0");
                                check.run();
                                return true;
                            });
        } finally {
            namespaces().delete(host);
        }
    }

    /** A network of both families; with a way out or without. */
    protected NetworkSpec network(boolean way) {
        String router4 = way ? "10.88.0.1" : "";
        String router6 = way ? "fd00:88::1" : "";
        return new NetworkSpec(
                ID,
                "kit",
                false,
                true,
                List.of(
                        new Subnet("10.88.0.0/24", "10.88.0.1/24", router4),
                        new Subnet("fd00:88::/64", "fd00:88::1/64", router6)),
                options());
    }

    private static EndpointSpec endpoint(int number) {
        return new EndpointSpec(
                "%011x".formatted(0xe0000000000L + number) + "0".repeat(53),
                "c".repeat(64),
                "",
                "10.88.0." + (10 + number) + "/24",
                "fd00:88::" + (10 + number) + "/64",
                Map.of("com.docker.network.endpoint.ifname", "eth0"));
    }

    private Path sandbox(int number) {
        Path sandbox = directory.resolve("sandbox" + number);
        namespaces().create(sandbox);
        return sandbox;
    }

    private EndpointSpec joined(NetworkDriver driver, NetworkSpec network, int number, Path in) {
        EndpointSpec made = driver.createEndpoint(network, endpoint(number));
        JoinResult result = driver.join(network, made, in.toString());
        assertThat(result.configured()).isTrue();
        return made;
    }

    private List<String> names() {
        return links().list().stream().map(LinkInfo::name).sorted().toList();
    }

    @Test
    void aJoinedSandboxHasInterfaceAddressesAndWays() {
        onHost(
                () -> {
                    NetworkDriver driver = driver();
                    NetworkSpec network = network(true);
                    driver.createNetwork(network);
                    Path sandbox = sandbox(1);
                    EndpointSpec made = joined(driver, network, 1, sandbox);
                    try (Links.Session inside = links().inside(sandbox)) {
                        LinkInfo eth0 = inside.find("eth0").orElseThrow();
                        assertThat(eth0.up()).isTrue();
                        if (!made.mac().isEmpty()) {
                            assertThat(eth0.mac()).hasToString(made.mac());
                        }
                        assertThat(inside.addresses("eth0"))
                                .contains(
                                        Cidr.parse("10.88.0.11/24"), Cidr.parse("fd00:88::11/64"));
                        assertThat(inside.routes())
                                .filteredOn(route -> route.gateway() != null)
                                .extracting(Route::gateway)
                                .extracting(Cidr::host)
                                .containsExactlyInAnyOrder("10.88.0.1", "fd00:88::1");
                    }
                    namespaces().delete(sandbox);
                });
    }

    @Test
    void withoutRouterThereIsNoDefaultRoute() {
        onHost(
                () -> {
                    NetworkDriver driver = driver();
                    driver.createNetwork(network(false));
                    Path sandbox = sandbox(1);
                    joined(driver, network(false), 1, sandbox);
                    try (Links.Session inside = links().inside(sandbox)) {
                        assertThat(inside.routes())
                                .noneMatch(route -> route.destination().prefix() == 0);
                    }
                    namespaces().delete(sandbox);
                });
    }

    @Test
    void everythingMayBeSaidTwice() {
        onHost(
                () -> {
                    NetworkDriver driver = driver();
                    NetworkSpec network = network(true);
                    driver.createNetwork(network);
                    List<String> once = names();
                    driver.createNetwork(network);
                    driver().createNetwork(network);
                    assertThat(names()).isEqualTo(once);
                    driver.deleteNetwork(network);
                    assertThatCode(() -> driver.deleteNetwork(network)).doesNotThrowAnyException();
                    EndpointSpec gone = endpoint(7);
                    assertThatCode(
                                    () -> {
                                        driver.leave(network, gone, "");
                                        driver.deleteEndpoint(network, gone);
                                    })
                            .doesNotThrowAnyException();
                });
    }

    @Test
    void aSandboxThatLeavesGoesOnWithoutTheInterface() {
        onHost(
                () -> {
                    NetworkDriver driver = driver();
                    NetworkSpec network = network(true);
                    driver.createNetwork(network);
                    List<String> before = names();
                    Path one = sandbox(1);
                    Path two = sandbox(2);
                    EndpointSpec first = joined(driver, network, 1, one);
                    joined(driver, network, 2, two);
                    driver.leave(network, first, one.toString());
                    driver.deleteEndpoint(network, first);
                    try (Links.Session inside = links().inside(one)) {
                        assertThat(inside.find("eth0")).isEmpty();
                    }
                    try (Links.Session inside = links().inside(two)) {
                        assertThat(inside.find("eth0").orElseThrow().up()).isTrue();
                    }
                    joined(driver, network, 1, one);
                    namespaces().delete(one);
                    namespaces().delete(two);
                    for (int number : List.of(1, 2)) {
                        driver.leave(network, endpoint(number), "");
                        driver.deleteEndpoint(network, endpoint(number));
                    }
                    assertThat(names()).isEqualTo(before);
                });
    }

    @Test
    void aNetworkLeavesTheHostAsItFoundIt() {
        onHost(
                () -> {
                    List<String> before = names();
                    driver().createNetwork(network(true));
                    driver().deleteNetwork(network(true));
                    assertThat(names()).isEqualTo(before);
                });
    }

    @Test
    void nothingIsPublishedWhereNothingIsWished() {
        onHost(
                () -> {
                    NetworkDriver driver = driver();
                    NetworkSpec network = network(true);
                    driver.createNetwork(network);
                    Path sandbox = sandbox(1);
                    EndpointSpec made = joined(driver, network, 1, sandbox);
                    assertThat(driver.publish(network, made, List.of())).isEmpty();
                    assertThatCode(() -> driver.unpublish(network, made, List.of()))
                            .doesNotThrowAnyException();
                    namespaces().delete(sandbox);
                });
    }

    @Test
    void anotherDriverFindsWhatIsThere() {
        onHost(
                () -> {
                    NetworkSpec network = network(true);
                    driver().createNetwork(network);
                    Path sandbox = sandbox(1);
                    NetworkDriver first = driver();
                    EndpointSpec made = joined(first, network, 1, sandbox);
                    List<String> before = names();
                    NetworkDriver next = driver();
                    next.reconcile(
                            List.of(network),
                            List.of(new NetworkDriver.LiveEndpoint(network, made, List.of())));
                    assertThat(names()).isEqualTo(before);
                    try (Links.Session inside = links().inside(sandbox)) {
                        assertThat(inside.find("eth0").orElseThrow().up()).isTrue();
                    }
                    assertThat(next.mend()).isEmpty();
                    namespaces().delete(sandbox);
                });
    }
}
