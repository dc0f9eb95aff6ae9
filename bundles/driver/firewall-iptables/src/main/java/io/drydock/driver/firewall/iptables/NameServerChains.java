package io.drydock.driver.firewall.iptables;

/**
 * The chains inside a sandbox that lead questions for names to the engine's server, named as
 * dockerd names them, since tools look for them. Refusals are kept from whoever asks while the
 * engine restarts: a resolver that hears nothing asks again, one that is refused gives up.
 */
final class NameServerChains {

    /** Naming a chain makes or empties it. */
    private static final String CHAINS =
            """
            *nat
            :DOCKER_OUTPUT - [0:0]
            :DOCKER_POSTROUTING - [0:0]
            JUMP_NAT-A DOCKER_OUTPUT -d ADDRESS -p udp --dport 53 -j DNAT --to ADDRESS:DATAGRAMS
            -A DOCKER_OUTPUT -d ADDRESS -p tcp --dport 53 -j DNAT --to ADDRESS:STREAMS
            -A DOCKER_POSTROUTING -s ADDRESS -p udp --sport DATAGRAMS -j SNAT --to :53
            -A DOCKER_POSTROUTING -s ADDRESS -p tcp --sport STREAMS -j SNAT --to :53
            COMMIT
            *filter
            :DRYDOCK_SILENCE - [0:0]
            JUMP_FILTER-A DRYDOCK_SILENCE -p icmp --icmp-type destination-unreachable -j DROP
            -A DRYDOCK_SILENCE -p tcp --sport STREAMS --tcp-flags RST RST -j DROP
            COMMIT
            """;

    private static final String JUMPS_NAT =
            "-A OUTPUT -d ADDRESS -j DOCKER_OUTPUT\n"
                    + "-A POSTROUTING -d ADDRESS -j DOCKER_POSTROUTING\n";
    private static final String JUMPS_FILTER = "-A OUTPUT -s ADDRESS -j DRYDOCK_SILENCE\n";

    private NameServerChains() {}

    /** Input of iptables-restore; {@code present} is what iptables-save shows. */
    static String of(String present, String address, int datagramPort, int streamPort) {
        boolean led = present.contains("-j DOCKER_OUTPUT");
        boolean silent = present.contains("-j DRYDOCK_SILENCE");
        return CHAINS.replace("JUMP_NAT", led ? "" : JUMPS_NAT)
                .replace("JUMP_FILTER", silent ? "" : JUMPS_FILTER)
                .replace("ADDRESS", address)
                .replace("DATAGRAMS", String.valueOf(datagramPort))
                .replace("STREAMS", String.valueOf(streamPort));
    }
}
