package io.drydock.driver.firewall.nftables;

/** The part of a family's table that is the same on every host. */
final class Skeleton {

    static final String TABLE = "drydock";

    /**
     * Names and types; nothing happens when they are there. {@code same} holds each bridge with
     * itself, {@code open} those whose containers may talk, {@code home} subnets with their own
     * bridge, {@code hidden} subnets behind the host, {@code source} what they are hidden behind,
     * {@code unprotected}, {@code routed} and {@code direct} bridges, {@code trusted} pairs of a
     * link and a bridge, {@code allowed} ports at the containers' own addresses, {@code linked}
     * ports that one container reaches at another where they are kept apart.
     */
    private static final String DECLARATIONS =
            """
            add table FAMILY drydock
            add set FAMILY drydock bridges { type ifname; }
            add set FAMILY drydock internal { type ifname; }
            add set FAMILY drydock unprotected { type ifname; }
            add set FAMILY drydock routed { type ifname; }
            add set FAMILY drydock direct { type ifname; }
            add set FAMILY drydock open { type ifname . ifname; }
            add set FAMILY drydock same { type ifname . ifname; }
            add set FAMILY drydock trusted { type ifname . ifname; }
            add set FAMILY drydock home { type ADDRESS . ifname; flags interval; }
            add set FAMILY drydock hidden { type ADDRESS; flags interval; }
            add map FAMILY drydock source { type ADDRESS : ADDRESS; flags interval; }
            add set FAMILY drydock allowed { type inet_proto . ADDRESS . inet_service; }
            add set FAMILY drydock linked \
            { type ADDRESS . ADDRESS . inet_proto . inet_service; }
            add map FAMILY drydock published \
            { type inet_proto . ADDRESS . inet_service : ADDRESS . inet_service; }
            add map FAMILY drydock published_any \
            { type inet_proto . inet_service : ADDRESS . inet_service; }
            add chain FAMILY drydock user
            add chain FAMILY drydock strangers
            add chain FAMILY drydock marked
            add chain FAMILY drydock guard { type filter hook prerouting priority raw; }
            add chain FAMILY drydock forward { type filter hook forward priority filter; }
            add chain FAMILY drydock publish
            add chain FAMILY drydock prerouting { type nat hook prerouting priority dstnat; }
            add chain FAMILY drydock output { type nat hook output priority -100; }
            add chain FAMILY drydock postrouting { type nat hook postrouting priority srcnat; }
            """;

    /**
     * What may pass. What stays on a bridge is decided first: it comes here only where the kernel
     * shows it, and is then most of all packets. Whoever is reached through a published port and
     * answers past the host (the container itself, or a neighbour on the bridge) sees the host as
     * the caller; so do those that loopback calls. {@code guard} keeps containers off the host's
     * loopback, which route_localnet would open to them; IPv6 has no such switch, so what is for
     * {@code ::1} is left to a listener, and so is what comes from link-local addresses, which lead
     * nowhere behind the bridge.
     */
    private static final String RULES =
            """
            flush chain FAMILY drydock guard
            flush chain FAMILY drydock marked
            flush chain FAMILY drydock forward
            flush chain FAMILY drydock publish
            flush chain FAMILY drydock prerouting
            flush chain FAMILY drydock output
            flush chain FAMILY drydock postrouting
            GUARD
            MARKED
            add rule FAMILY drydock forward jump user
            add rule FAMILY drydock forward iifname . oifname @open accept
            add rule FAMILY drydock forward jump marked
            add rule FAMILY drydock forward iifname @internal drop
            add rule FAMILY drydock forward oifname @internal drop
            add rule FAMILY drydock forward ct state established,related accept
            add rule FAMILY drydock forward oifname @bridges ct status dnat accept
            add rule FAMILY drydock forward iifname . oifname @same \
            FAMILY saddr . FAMILY daddr . meta l4proto . th dport @linked accept
            add rule FAMILY drydock forward iifname . oifname @same drop
            add rule FAMILY drydock forward iifname != @bridges oifname @unprotected accept
            add rule FAMILY drydock forward oifname @routed meta l4proto ICMP accept
            add rule FAMILY drydock forward oifname @direct \
            meta l4proto . FAMILY daddr . th dport @allowed accept
            add rule FAMILY drydock forward iifname . oifname @trusted \
            meta l4proto . FAMILY daddr . th dport @allowed accept
            add rule FAMILY drydock forward oifname @bridges drop
            add rule FAMILY drydock forward jump strangers
            add rule FAMILY drydock publish \
            dnat FAMILY to meta l4proto . FAMILY daddr . th dport map @published
            add rule FAMILY drydock publish \
            dnat FAMILY to meta l4proto . th dport map @published_any
            add rule FAMILY drydock prerouting REMOTE fib daddr type local jump publish
            add rule FAMILY drydock output LOCAL fib daddr type local jump publish
            add rule FAMILY drydock postrouting ct status dnat FAMILY saddr . oifname @home \
            masquerade
            LOOPBACK
            add rule FAMILY drydock postrouting FAMILY saddr . oifname != @home \
            snat to FAMILY saddr map @source
            add rule FAMILY drydock postrouting \
            FAMILY saddr @hidden FAMILY saddr . oifname != @home masquerade
            """;

    private static final String GUARD =
            "add rule ip drydock guard ip daddr 127.0.0.0/8 iifname @bridges drop";

    private static final String LOOPBACK =
            "add rule ip drydock postrouting"
                    + " ct status dnat ip saddr 127.0.0.0/8 oifname @bridges masquerade";

    /** Takes all elements out. */
    private static final String EMPTY =
            """
            flush set FAMILY drydock bridges
            flush set FAMILY drydock internal
            flush set FAMILY drydock unprotected
            flush set FAMILY drydock routed
            flush set FAMILY drydock direct
            flush set FAMILY drydock open
            flush set FAMILY drydock same
            flush set FAMILY drydock trusted
            flush set FAMILY drydock home
            flush set FAMILY drydock hidden
            flush map FAMILY drydock source
            flush set FAMILY drydock allowed
            flush set FAMILY drydock linked
            flush map FAMILY drydock published
            flush map FAMILY drydock published_any
            """;

    private final Family family;
    private final String whole;

    /**
     * For one family.
     *
     * @param mark of packets that always pass, as a number or {@code number/mask}; empty for none
     */
    Skeleton(Family family, String mark) {
        this.family = family;
        this.whole = of(DECLARATIONS) + of(RULES).replace("MARKED\n", marked(mark));
    }

    /** Declarations and rules, whatever was there. */
    String whole() {
        return whole;
    }

    String declarations() {
        return of(DECLARATIONS);
    }

    String empty() {
        return of(EMPTY);
    }

    /** From now on only containers' packets, and those of others' bridges, are forwarded. */
    String closed() {
        return of(
                """
                flush chain FAMILY drydock strangers
                add rule FAMILY drydock strangers \
                meta iifkind != "bridge" meta oifkind != "bridge" drop
                """);
    }

    private String of(String text) {
        return text.replace("GUARD", family.ipv6() ? "" : GUARD)
                .replace("LOOPBACK", family.ipv6() ? "" : LOOPBACK)
                .replace("ICMP", family.ipv6() ? "ipv6-icmp" : "icmp")
                .replace("REMOTE ", family.ipv6() ? "ip6 saddr != fe80::/10 " : "")
                .replace("LOCAL ", family.ipv6() ? "ip6 daddr != ::1 " : "")
                .replace("ADDRESS", family.type())
                .replace("FAMILY", family.keyword());
    }

    private String marked(String mark) {
        if (mark.isEmpty()) {
            return "";
        }
        String[] parts = mark.split("/", 2);
        String match =
                parts.length == 1
                        ? "meta mark " + parts[0]
                        : "meta mark and %s == %s".formatted(parts[1], parts[0]);
        return of("add rule FAMILY drydock marked oifname @bridges ") + match + " accept\n";
    }
}
