package io.drydock.service.network;

import io.drydock.api.engine.network.Sandboxes.SandboxRequest;
import io.drydock.api.model.error.EngineException;

import java.util.List;

/**
 * The text of /etc/hosts: fixed lines, extra hosts, the container's own names; as dockerd has it.
 */
final class EtcHosts {

    private static final String FIXED =
            """
            127.0.0.1\tlocalhost
            ::1\tlocalhost ip6-localhost ip6-loopback
            fe00::0\tip6-localnet
            ff00::0\tip6-mcastprefix
            ff02::1\tip6-allnodes
            ff02::2\tip6-allrouters
            """;

    private EtcHosts() {}

    /**
     * For a sandbox of its own.
     *
     * @param addresses the container's
     * @param hostGateway what {@code host-gateway} stands for, empty if unknown
     */
    static String text(SandboxRequest request, List<String> addresses, String hostGateway) {
        StringBuilder text = new StringBuilder(FIXED);
        text.append(extra(request.extraHosts(), hostGateway));
        for (String address : addresses) {
            text.append(own(request, address)).append('\n');
        }
        return text.toString();
    }

    /** The line of one of the container's own addresses. */
    static String own(SandboxRequest request, String address) {
        return address + '\t' + names(request);
    }

    /** For the host's network: the host's own file with the extra hosts. */
    static String onHost(String hostsOfHost, SandboxRequest request, String hostGateway) {
        String extra = extra(request.extraHosts(), hostGateway);
        boolean broken = !hostsOfHost.isEmpty() && !hostsOfHost.endsWith("\n");
        return hostsOfHost + (broken ? "\n" : "") + extra;
    }

    private static String names(SandboxRequest request) {
        String domain = request.domainname();
        String full = domain.isEmpty() ? request.hostname() : request.hostname() + "." + domain;
        int dot = full.indexOf('.');
        return dot < 0 ? full : full + " " + full.substring(0, dot);
    }

    private static String extra(List<String> hosts, String hostGateway) {
        StringBuilder text = new StringBuilder();
        for (String host : hosts) {
            int split = host.indexOf(':');
            if (split < 0) {
                throw EngineException.invalid("bad format for add-host: \"" + host + "\"");
            }
            String address = host.substring(split + 1);
            if (address.equals("host-gateway")) {
                address = hostGateway;
                if (address.isEmpty()) {
                    throw EngineException.invalid("unable to derive the IP value for host-gateway");
                }
            }
            text.append(address).append('\t').append(host, 0, split).append('\n');
        }
        return text.toString();
    }
}
