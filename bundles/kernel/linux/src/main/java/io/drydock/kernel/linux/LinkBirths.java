package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.VethPair;

import java.util.List;

/** Makes links, whole or not at all. */
final class LinkBirths {

    private LinkBirths() {}

    /** The peer is born in the namespace of that descriptor, -1 for this one. */
    static void veth(NetlinkSocket socket, VethPair pair, int netns) {
        String bridge = pair.bridge();
        int master = bridge == null ? 0 : NetlinkLinks.get(socket, bridge).index();
        socket.execute(List.of(LinkMessages.veth(pair, master, netns)));
        if (pair.hairpin()) {
            hairpin(socket, pair.hostName());
        }
    }

    private static void hairpin(NetlinkSocket socket, String link) {
        try {
            socket.execute(List.of(LinkMessages.hairpin(link, true)));
        } catch (RuntimeException e) {
            socket.execute(List.of(LinkMessages.delete(link)));
            throw e;
        }
    }

    static void child(NetlinkSocket socket, ChildLink link, int netns) {
        String parent = link.parent();
        int index = parent == null ? 0 : NetlinkLinks.get(socket, parent).index();
        socket.execute(List.of(ChildMessages.create(link, index, netns)));
    }
}
