package io.drydock.api.spi.linux;

import org.osgi.annotation.versioning.ProviderType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Network interfaces, addresses and routes of one network namespace, over rtnetlink.
 *
 * <p>The service works on the host; {@link #inside} gives the same for another namespace. Methods
 * that make something fail with EEXIST when it is there, those that name a missing link with
 * ENODEV.
 */
@ProviderType
public interface Links {

    /**
     * The links of another namespace, through one socket opened in it. Close it after use; it holds
     * the namespace alive until then. One thread at a time.
     */
    Session inside(Path netns);

    /** All links with all that is known of them. */
    List<LinkInfo> list();

    /** One link by name. */
    Optional<LinkInfo> find(String name);

    /**
     * Makes a bridge, sets its addresses and brings it up, as the record says, in one round trip.
     */
    LinkInfo createBridge(BridgeSpec bridge);

    /**
     * Makes a pair of connected links, the peer born in another namespace, the host end attached to
     * its bridge and brought up. Nothing is left behind when it fails.
     */
    void createVethPair(VethPair pair);

    /**
     * Makes a link on top of another. EOPNOTSUPP where the kernel has no such kind, ENODEV without
     * the parent.
     */
    void createChild(ChildLink link);

    /**
     * Prepares a link inside a sandbox completely: rename, MAC, MTU, addresses, up, routes, IPv6
     * switch. One thread switch, one or two round trips. For the host's Links it enters {@code
     * netns} of the record; never call it on a {@link Session}.
     */
    void configureSandboxInterface(SandboxInterface sandbox);

    /** Brings a link up. */
    void up(String link);

    /** Takes a link down. */
    void down(String link);

    /** Gives a link another name; it must be down (kernels from 6.2 allow up). */
    void rename(String link, String newName);

    /** Sets the largest packet, in bytes. */
    void mtu(String link, int mtu);

    /** Sets the hardware address. */
    void mac(String link, MacAddress mac);

    /** Writes a note on a link that the kernel keeps with it (its alias). */
    void label(String link, String text);

    /** The note on a link, empty without one or without the link. */
    Optional<String> label(String link);

    /** Attaches a link to a bridge. */
    void attach(String link, String bridge);

    /** Takes a link off its bridge. */
    void detach(String link);

    /**
     * Lets a bridge port send packets back where they came from: needed for a container that
     * reaches its own published port.
     */
    void hairpin(String port, boolean enabled);

    /**
     * Shows packets that stay on this bridge to the host's packet filter, whatever the host's
     * switch {@code bridge-nf-call-iptables} says; works as long as the kernel has {@code
     * br_netfilter}, loaded before or afterwards.
     */
    void filterBridged(String bridge, boolean ipv6);

    /** Moves a link into another namespace under a (possibly new) name; it comes out down there. */
    void move(String link, Path netns, String newName);

    /**
     * Deletes a link; for a veth its peer goes too. Blocks 10-28 ms: keep it off the request path.
     */
    boolean delete(String link);

    /** Adds an address. For IPv6 without duplicate address detection, so it is usable at once. */
    void addAddress(String link, Cidr address);

    /** Removes an address. False when the link does not have it. */
    boolean removeAddress(String link, Cidr address);

    /** The addresses of a link, IPv4 first. */
    List<Cidr> addresses(String link);

    /** Adds a route. */
    void addRoute(Route route);

    /** Removes a route. False when it is not there. */
    boolean removeRoute(Route route);

    /** The main table's unicast routes, IPv4 first. */
    List<Route> routes();

    /** Links of a namespace other than the host's, bound to a socket that {@link #close} closes. */
    @ProviderType
    interface Session extends Links, AutoCloseable {

        @Override
        void close();
    }
}
