package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;
import io.drydock.api.spi.linux.VethPair;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkSpec;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The bridge's ports: one veth pair for each endpoint, named after it so that it is found again.
 */
final class Ports {

    /** Option that names the interface inside the sandbox. */
    private static final String INTERFACE = "com.docker.network.endpoint.ifname";

    private static final Pattern LINK = Pattern.compile("veth[0-9a-f]{11}");

    private final Links links;

    Ports(Links links) {
        this.links = links;
    }

    static String link(String endpointId) {
        return "veth" + endpointId.substring(0, 11);
    }

    static boolean isLink(String name) {
        return LINK.matcher(name).matches();
    }

    JoinResult join(
            NetworkSpec network, BridgeOptions options, EndpointSpec endpoint, String sandbox) {
        String name = endpoint.options().getOrDefault(INTERFACE, "eth0");
        MacAddress mac = MacAddress.parse(endpoint.mac());
        Path netns = Path.of(sandbox);
        String link = link(endpoint.id());
        links.createVethPair(
                new VethPair(link, name, netns, null, mac, options.mtu(), options.bridge(), false));
        String gateway4 = router(network, endpoint.ipv4());
        String gateway6 = router(network, endpoint.ipv6());
        List<Route> routes =
                Stream.of(gateway4, gateway6)
                        .filter(gateway -> !gateway.isEmpty())
                        .map(gateway -> Route.defaultVia(InetAddress.ofLiteral(gateway)))
                        .toList();
        links.configureSandboxInterface(
                new SandboxInterface(
                        netns,
                        name,
                        name,
                        null,
                        0,
                        addresses(endpoint),
                        routes,
                        !endpoint.ipv6().isEmpty()));
        return new JoinResult(link, "eth", gateway4, gateway6, List.of(), true);
    }

    private static List<Cidr> addresses(EndpointSpec endpoint) {
        return Stream.of(endpoint.ipv4(), endpoint.ipv6())
                .filter(address -> !address.isEmpty())
                .map(Cidr::parse)
                .toList();
    }

    /** Where the endpoint sends what leaves the subnet of this address; empty if nowhere. */
    private static String router(NetworkSpec network, String address) {
        if (address.isEmpty()) {
            return "";
        }
        InetAddress own = Cidr.parse(address).address();
        return network.subnets().stream()
                .filter(subnet -> Cidr.parse(subnet.cidr()).contains(own))
                .map(NetworkSpec.Subnet::router)
                .findFirst()
                .orElse("");
    }
}
