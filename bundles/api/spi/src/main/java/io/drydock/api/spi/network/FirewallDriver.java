package io.drydock.api.spi.network;

import io.drydock.api.spi.DriverException;

import org.osgi.annotation.versioning.ConsumerType;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Keeps the host's packet filter as the networks need it.
 *
 * <p>The rules are a function of what was declared: each call adds or takes back the declaration of
 * one network or one endpoint and takes effect in one atomic transaction; what is there or gone
 * already succeeds. Nothing is kept in the driver: taking back names again what was declared. Rules
 * of others are never touched. {@link #reconcile} makes the kernel equal to all declarations.
 *
 * <p>Rules of a family come into being with the first declared subnet or port of that family: what
 * the administrator keeps to himself is simply not declared.
 */
@ConsumerType
public interface FirewallDriver {

    /**
     * Checks that the kernel and tools are there.
     *
     * @throws io.drydock.api.spi.DriverException UNSUPPORTED with the reason
     */
    void probe();

    /** Declares a network's rules: masquerading, isolation, the way out. */
    void network(FirewallNetwork network);

    /**
     * Declares a network otherwise than before. This default declares it anew, which is enough for
     * a driver that finds by itself what it had made for the network.
     *
     * @param before as it was declared
     * @param after the same network
     */
    default void replaceNetwork(FirewallNetwork before, FirewallNetwork after) {
        network(after);
    }

    /** Takes a network's rules back. */
    void removeNetwork(FirewallNetwork network);

    /** Declares an endpoint's published ports. */
    void endpoint(FirewallEndpoint endpoint);

    /** Takes an endpoint's published ports back. */
    void removeEndpoint(FirewallEndpoint endpoint);

    /**
     * Declares other ports of an endpoint. What both declarations have is in force all the while,
     * if the driver can; this default takes all out and in again.
     *
     * @param before as it was declared
     * @param after the same endpoint; may have no ports
     */
    default void replaceEndpoint(FirewallEndpoint before, FirewallEndpoint after) {
        removeEndpoint(before);
        endpoint(after);
    }

    /**
     * Keeps the host from being a router for anybody else; called when the engine has made it one,
     * and again after each {@link #reconcile}. Stays until the rules are taken out by hand.
     */
    void closeForwarding(boolean ipv6);

    /**
     * Makes the kernel's rules equal to exactly these declarations, whatever was there of ours.
     *
     * @return what had to be mended, one line each; empty if all was right
     */
    List<String> reconcile(List<FirewallNetwork> networks, List<FirewallEndpoint> endpoints);

    /**
     * Inside a sandbox: leads what its processes send to port 53 of an address to other ports of
     * that address, so that the engine answers and a process may still have port 53 for itself.
     * Whoever asks while nobody listens there gets no refusal: resolvers ask again after silence,
     * and give up after a refusal. Called again it replaces the ports. The rules go with the
     * sandbox.
     *
     * @param sandbox path of the network namespace
     * @param address of the server, one of the sandbox' own
     * @param datagramPort where it listens for UDP
     * @param streamPort where it listens for TCP
     * @throws io.drydock.api.spi.DriverException UNSUPPORTED if this driver cannot
     */
    default void nameServer(Path sandbox, String address, int datagramPort, int streamPort) {
        throw new DriverException(
                DriverException.Kind.UNSUPPORTED,
                "this firewall driver leads no names to a server inside sandboxes");
    }

    /**
     * A bridge network.
     *
     * @param id of the network
     * @param bridge link name
     * @param subnets of the families to be kept
     * @param icc containers may talk to each other
     * @param internal no way out
     * @param trusted links from which published ports may be reached at the container's own address
     * @param direct the same from all links
     * @param openings ports of containers that others of this network reach without {@code icc}
     */
    record FirewallNetwork(
            String id,
            String bridge,
            List<FirewallSubnet> subnets,
            boolean icc,
            boolean internal,
            List<String> trusted,
            boolean direct,
            List<Opening> openings) {

        public FirewallNetwork {
            Objects.requireNonNull(id);
            Objects.requireNonNull(bridge);
            subnets = List.copyOf(subnets);
            trusted = List.copyOf(trusted);
            openings = List.copyOf(openings);
        }

        /** The same with these openings. */
        public FirewallNetwork opened(List<Opening> changed) {
            return new FirewallNetwork(
                    id, bridge, subnets, icc, internal, trusted, direct, changed);
        }
    }

    /**
     * A subnet of a bridge network.
     *
     * @param cidr of either family
     * @param mode how its containers are reached
     * @param masquerade hide the containers behind the host
     * @param source address of the host to hide them behind, empty for that of the way out
     */
    record FirewallSubnet(String cidr, GatewayMode mode, boolean masquerade, String source) {

        public FirewallSubnet {
            Objects.requireNonNull(cidr);
            Objects.requireNonNull(mode);
            Objects.requireNonNull(source);
        }

        /** Whether it is of IPv6. */
        public boolean ipv6() {
            return cidr.contains(":");
        }
    }

    /**
     * A container's published ports.
     *
     * @param id of the endpoint
     * @param networkId of its network
     * @param bridge link name of its network
     * @param ipv4 address without prefix, empty without
     * @param ipv6 likewise
     * @param ports chosen ports only; with host port 0 the port is opened at the container's own
     *     address. A port of a family that the container has no address of is not the filter's
     */
    record FirewallEndpoint(
            String id,
            String networkId,
            String bridge,
            String ipv4,
            String ipv6,
            List<PortMapping> ports) {

        public FirewallEndpoint {
            Objects.requireNonNull(id);
            Objects.requireNonNull(networkId);
            Objects.requireNonNull(bridge);
            Objects.requireNonNull(ipv4);
            Objects.requireNonNull(ipv6);
            ports = List.copyOf(ports);
        }

        /** The container's address of a port's family, empty without. */
        public String address(PortMapping port) {
            return port.ipv6() ? ipv6 : ipv4;
        }
    }
}
