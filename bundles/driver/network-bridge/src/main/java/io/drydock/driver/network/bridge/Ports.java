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
        String gateway = gateway(network, options);
        List<Route> routes =
                gateway.isEmpty()
                        ? List.of()
                        : List.of(Route.defaultVia(InetAddress.ofLiteral(gateway)));
        links.configureSandboxInterface(
                new SandboxInterface(
                        netns,
                        name,
                        name,
                        null,
                        0,
                        List.of(Cidr.parse(endpoint.ipv4())),
                        routes,
                        false));
        return new JoinResult(link, "eth", gateway, "", List.of(), true);
    }

    private static String gateway(NetworkSpec network, BridgeOptions options) {
        if (network.internal() || network.subnets().isEmpty()) {
            return "";
        }
        String gateway = network.subnets().getFirst().gateway();
        if (gateway == null) {
            return "";
        }
        return options.gateway().isEmpty() ? Macs.withoutPrefix(gateway) : options.gateway();
    }
}
