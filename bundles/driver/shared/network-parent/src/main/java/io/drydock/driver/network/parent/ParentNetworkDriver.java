package io.drydock.driver.network.parent;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.linux.LinuxException;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Containers whose interfaces are children of one link of the host, so that they are on that link's
 * network themselves. Each is born in its sandbox and ends with it; nothing of it is on the host,
 * and nothing is published, because nothing is hidden.
 */
public abstract class ParentNetworkDriver implements NetworkDriver {

    /** Option that names the interface inside the sandbox. */
    private static final String INTERFACE = "com.docker.network.endpoint.ifname";

    private static final HexFormat TEXT = HexFormat.ofDelimiter(":");

    private final Links links;
    private final ParentLinks parents;

    /**
     * For one kind of children.
     *
     * @param dummyPrefix begins the names of links made for networks without parent
     */
    protected ParentNetworkDriver(Links links, String dummyPrefix) {
        this.links = links;
        this.parents = new ParentLinks(links, dummyPrefix);
    }

    /** The child link of an endpoint; its mode is read from the network's options. */
    protected abstract ChildLink child(
            NetworkSpec network,
            String parent,
            String name,
            Path sandbox,
            @Nullable MacAddress mac);

    /** Reads the options that are the kind's own; throws INVALID for what they cannot be. */
    protected abstract void checkMode(NetworkSpec network, String parent, List<NetworkSpec> others);

    /** Whether each child has a hardware address of its own. */
    protected abstract boolean ownMacs();

    /** The gateway is a machine beside the host: there is none unless somebody names it. */
    @Override
    public boolean needsGateway(NetworkSpec network, boolean ipv6) {
        return false;
    }

    @Override
    public void check(NetworkSpec network, List<NetworkSpec> others) {
        String parent = parents.name(network);
        if (parent.equals("lo")) {
            throw new DriverException(
                    Kind.INVALID,
                    "loopback interface is not a valid %s parent link".formatted(kind()));
        }
        List<NetworkSpec> siblings =
                others.stream().filter(it -> parents.name(it).equals(parent)).toList();
        checkMode(network, parent, siblings);
    }

    /** As users call it: {@code macvlan}. */
    protected abstract String kind();

    @Override
    public void createNetwork(NetworkSpec network) {
        parents.ensure(network);
    }

    @Override
    public void deleteNetwork(NetworkSpec network) {
        parents.remove(network);
    }

    @Override
    public EndpointSpec createEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        if (!ownMacs() || !endpoint.mac().isEmpty()) {
            return endpoint;
        }
        byte[] raw =
                endpoint.ipv4().isEmpty()
                        ? HexFormat.of().parseHex(endpoint.id(), 0, 8)
                        : Cidr.parse(endpoint.ipv4()).address().getAddress();
        return new EndpointSpec(
                endpoint.id(),
                endpoint.containerId(),
                "02:42:" + TEXT.formatHex(raw),
                endpoint.ipv4(),
                endpoint.ipv6(),
                endpoint.options());
    }

    @Override
    public void deleteEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        // The link ended with its sandbox.
    }

    @Override
    public JoinResult join(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        Path netns = Path.of(sandbox);
        String name = endpoint.options().getOrDefault(INTERFACE, "eth0");
        MacAddress mac = endpoint.mac().isEmpty() ? null : MacAddress.parse(endpoint.mac());
        try {
            links.createChild(child(network, parents.name(network), name, netns, mac));
        } catch (LinuxException e) {
            throw ParentLinks.failed(e);
        }
        String gateway4 = router(network, endpoint.ipv4());
        String gateway6 = router(network, endpoint.ipv6());
        links.configureSandboxInterface(
                new SandboxInterface(
                        netns,
                        name,
                        name,
                        null,
                        0,
                        Stream.of(endpoint.ipv4(), endpoint.ipv6())
                                .filter(address -> !address.isEmpty())
                                .map(Cidr::parse)
                                .toList(),
                        Stream.of(gateway4, gateway6)
                                .filter(gateway -> !gateway.isEmpty())
                                .map(gateway -> Route.defaultVia(InetAddress.ofLiteral(gateway)))
                                .toList(),
                        !endpoint.ipv6().isEmpty()));
        return new JoinResult("", "eth", gateway4, gateway6, List.of(), true);
    }

    private static String router(NetworkSpec network, String address) {
        return network.subnets().stream()
                .filter(it -> !address.isEmpty())
                .filter(it -> Cidr.parse(it.cidr()).contains(Cidr.parse(address).address()))
                .map(NetworkSpec.Subnet::router)
                .findFirst()
                .orElse("");
    }

    @Override
    public void leave(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        if (sandbox.isEmpty()) {
            return;
        }
        try (Links.Session inside = links.inside(Path.of(sandbox))) {
            inside.delete(endpoint.options().getOrDefault(INTERFACE, "eth0"));
        }
    }

    /** There is nothing in the way of ports, so there is nothing to publish. */
    @Override
    public List<PortMapping> publish(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        return List.of();
    }

    @Override
    public void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {}

    @Override
    public void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {}
}
