package io.drydock.driver.firewall.nftables;

/**
 * The table inside a sandbox that leads questions for names to the engine's server. {@code silence}
 * keeps refusals from whoever asks while the engine restarts: a resolver that hears nothing asks
 * again, one that is refused gives up.
 */
final class NameServerTable {

    /** Added before it is deleted: only what is there can be. */
    private static final String SCRIPT =
            """
            add table ip drydock_names
            delete table ip drydock_names
            table ip drydock_names {
                chain lead {
                    type nat hook output priority -100;
                    ip daddr ADDRESS udp dport 53 dnat to ADDRESS:DATAGRAMS
                    ip daddr ADDRESS tcp dport 53 dnat to ADDRESS:STREAMS
                }
                chain silence {
                    type filter hook output priority filter;
                    ip saddr ADDRESS icmp type destination-unreachable drop
                    ip saddr ADDRESS tcp sport { 53, STREAMS } tcp flags & rst == rst drop
                }
            }
            """;

    private NameServerTable() {}

    static String of(String address, int datagramPort, int streamPort) {
        return SCRIPT.replace("ADDRESS", address)
                .replace("DATAGRAMS", String.valueOf(datagramPort))
                .replace("STREAMS", String.valueOf(streamPort));
    }
}
