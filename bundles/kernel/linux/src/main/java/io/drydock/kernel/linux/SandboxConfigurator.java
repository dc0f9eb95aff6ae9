package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.Route;
import io.drydock.api.spi.linux.SandboxInterface;

import java.util.ArrayList;
import java.util.List;

/** Brings one interface of a sandbox into its final state; runs inside the sandbox's namespace. */
final class SandboxConfigurator {

    private SandboxConfigurator() {}

    static void configure(SandboxInterface sandbox) {
        try (NetlinkSocket socket = NetlinkSocket.open()) {
            LinkInfo link = NetlinkLinks.get(socket, sandbox.link());
            LinuxSysctls.ensureHere(
                    "net/ipv6/conf/" + link.name() + "/disable_ipv6", sandbox.ipv6() ? "0" : "1");
            socket.execute(requests(sandbox, link));
        }
    }

    private static List<NetlinkMessage> requests(SandboxInterface sandbox, LinkInfo link) {
        List<NetlinkMessage> requests = new ArrayList<>();
        if (link.up() && !sandbox.name().equals(link.name())) {
            // A link that is up cannot be renamed before Linux 6.2.
            requests.add(LinkMessages.flags(link.index(), false));
        }
        requests.add(
                LinkMessages.configure(link.index(), sandbox.name(), sandbox.mac(), sandbox.mtu()));
        requests.addAll(NetlinkLinks.addresses(link.index(), sandbox.name(), sandbox.addresses()));
        for (Route route : sandbox.routes()) {
            requests.add(RouteMessages.add(route, link.index()));
        }
        return requests;
    }
}
