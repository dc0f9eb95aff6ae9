package io.drydock.driver.firewall.nftables;

/**
 * The table inside a sandbox that leads questions for names to the engine's server. Ports are
 * written into the packets, since address translation would make the kernel track every connection
 * of the sandbox, which costs a sixth of them. Who tracks them himself, as an engine within a
 * container, sees one connection: questions change before tracking, answers after it. Refusals are
 * kept from whoever asks while the engine restarts: a resolver that hears nothing asks again, one
 * that is refused gives up.
 */
final class NameServerTable {

    /** Added before it is deleted: only what is there can be. */
    private static final String SCRIPT =
            """
            add table ip drydock_names
            delete table ip drydock_names
            table ip drydock_names {
                chain lead {
                    type filter hook output priority raw;
                    ip daddr != ADDRESS accept
                    udp dport 53 udp dport set DATAGRAMS
                    tcp dport 53 tcp dport set STREAMS
                }
                chain answer {
                    type filter hook output priority 101;
                    ip saddr != ADDRESS accept
                    icmp type destination-unreachable drop
                    tcp sport { 53, STREAMS } tcp flags & rst == rst drop
                    udp sport DATAGRAMS udp sport set 53
                    tcp sport STREAMS tcp sport set 53
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
