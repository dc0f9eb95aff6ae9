package io.drydock.driver.firewall.iptables;

import java.util.List;
import java.util.Map;

/** Our chains, and how packets come to them. */
final class Chains {

    static final String PUBLISHED = "DRYDOCK";
    static final String HIDDEN = "DRYDOCK-POSTROUTING";
    static final String GUARD = "DRYDOCK-GUARD";

    /** What goes to containers; decides about all of it, so networks are isolated here. */
    static final String TO = "DRYDOCK-TO";

    /** What comes from containers and goes elsewhere. */
    static final String FROM = "DRYDOCK-FROM";

    /** Published ports at the containers' own addresses, asked where a network is routed. */
    static final String ALLOWED = "DRYDOCK-ALLOWED";

    /** Stops what comes from containers, asked where a network is open to all others. */
    static final String OUTSIDE = "DRYDOCK-OUTSIDE";

    /** The administrator's chain, shared with dockerd, never written to. */
    static final String USER = "DOCKER-USER";

    static final List<String> TABLES = List.of("raw", "nat", "filter");

    static final Map<String, List<String>> OURS =
            Map.of(
                    "raw", List.of(GUARD),
                    "nat", List.of(PUBLISHED, HIDDEN),
                    "filter", List.of(TO, FROM, ALLOWED, OUTSIDE));

    /** In this order behind each other; the user's chain comes first. */
    static final Map<String, List<String>> JUMPS =
            Map.of(
                    "raw", List.of("PREROUTING -j " + GUARD),
                    "nat",
                            List.of(
                                    "PREROUTING -m addrtype --dst-type LOCAL -j " + PUBLISHED,
                                    "OUTPUT -m addrtype --dst-type LOCAL -j " + PUBLISHED,
                                    "POSTROUTING -j " + HIDDEN),
                    "filter",
                            List.of(
                                    "FORWARD -j " + USER,
                                    "FORWARD -j " + TO,
                                    "FORWARD -j " + FROM));

    private Chains() {}

    /** What is for the host's own ::1 is a listener's: it would come back from nowhere. */
    static Map<String, List<String>> jumps(boolean ipv6) {
        if (!ipv6) {
            return JUMPS;
        }
        List<String> nat =
                List.of(
                        "PREROUTING -m addrtype --dst-type LOCAL -j " + PUBLISHED,
                        "OUTPUT ! -d ::1/128 -m addrtype --dst-type LOCAL -j " + PUBLISHED,
                        "POSTROUTING -j " + HIDDEN);
        return Map.of(
                "raw",
                JUMPS.getOrDefault("raw", List.of()),
                "nat",
                nat,
                "filter",
                JUMPS.getOrDefault("filter", List.of()));
    }
}
