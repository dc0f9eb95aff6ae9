package io.drydock.driver.firewall.nftables;

/** The part of the table that is the same on every host. */
final class Skeleton {

    static final String TABLE = "drydock";

    /** A line of every listing of a table that was in use. */
    static final String FIRST_RULE = "jump user";

    /**
     * Names and types; nothing happens when they are there. {@code open} holds pairs of links that
     * may talk, {@code home} subnets with their own bridge, {@code hidden} subnets behind the host.
     */
    static final String DECLARATIONS =
            """
            add table ip drydock
            add set ip drydock bridges { type ifname; }
            add set ip drydock internal { type ifname; }
            add set ip drydock open { type ifname . ifname; }
            add set ip drydock home { type ipv4_addr . ifname; flags interval; }
            add set ip drydock hidden { type ipv4_addr; flags interval; }
            add map ip drydock published \
            { type inet_proto . ipv4_addr . inet_service : ipv4_addr . inet_service; }
            add map ip drydock published_any \
            { type inet_proto . inet_service : ipv4_addr . inet_service; }
            add chain ip drydock user
            add chain ip drydock guard { type filter hook prerouting priority raw; }
            add chain ip drydock forward { type filter hook forward priority filter; }
            add chain ip drydock publish
            add chain ip drydock prerouting { type nat hook prerouting priority dstnat; }
            add chain ip drydock output { type nat hook output priority -100; }
            add chain ip drydock postrouting { type nat hook postrouting priority srcnat; }
            """;

    /**
     * What may pass. Whoever is reached through a published port and answers past the host (the
     * container itself, or a neighbour on the bridge) sees the host as the caller; so do those that
     * loopback calls. {@code guard} keeps containers off the host's loopback, which route_localnet
     * would open to them.
     */
    private static final String RULES =
            """
            flush chain ip drydock guard
            flush chain ip drydock forward
            flush chain ip drydock publish
            flush chain ip drydock prerouting
            flush chain ip drydock output
            flush chain ip drydock postrouting
            add rule ip drydock guard iifname @bridges ip daddr 127.0.0.0/8 drop
            add rule ip drydock forward jump user
            add rule ip drydock forward ct state established,related accept
            add rule ip drydock forward oifname @bridges ct status dnat accept
            add rule ip drydock forward iifname . oifname @open accept
            add rule ip drydock forward iifname @internal drop
            add rule ip drydock forward oifname @bridges drop
            add rule ip drydock publish \
            dnat ip to meta l4proto . ip daddr . th dport map @published
            add rule ip drydock publish dnat ip to meta l4proto . th dport map @published_any
            add rule ip drydock prerouting fib daddr type local jump publish
            add rule ip drydock output fib daddr type local jump publish
            add rule ip drydock postrouting ct status dnat ip saddr . oifname @home masquerade
            add rule ip drydock postrouting \
            ct status dnat ip saddr 127.0.0.0/8 oifname @bridges masquerade
            add rule ip drydock postrouting \
            ip saddr @hidden ip saddr . oifname != @home masquerade
            """;

    /** Declarations and rules, whatever was there. */
    static final String WHOLE = DECLARATIONS + RULES;

    /** Takes all elements out. */
    static final String EMPTY =
            """
            flush set ip drydock bridges
            flush set ip drydock internal
            flush set ip drydock open
            flush set ip drydock home
            flush set ip drydock hidden
            flush map ip drydock published
            flush map ip drydock published_any
            """;

    private Skeleton() {}
}
