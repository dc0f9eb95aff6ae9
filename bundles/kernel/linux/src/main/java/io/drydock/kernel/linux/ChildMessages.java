package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.ChildLink;
import io.drydock.api.spi.linux.ChildLink.Kind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** RTM_NEWLINK for links on top of others; see {@link LinkMessages}. */
final class ChildMessages {

    private static final int UP = 1;
    private static final int PARENT = 5;
    private static final int VLAN_ID = 1;
    private static final int MODE = 1;
    private static final int IPVLAN_FLAGS = 2;

    private ChildMessages() {}

    /** A parent of 0 and a namespace of -1 mean none; elsewhere it comes out down. */
    static NetlinkMessage create(ChildLink link, int parent, int netns) {
        int flags = NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
        int up = netns < 0 ? UP : 0;
        NetlinkMessage message =
                LinkMessages.fixed(
                        LinkMessages.NEW_LINK, flags, "create link", link.name(), 0, up, up);
        message.attribute(LinkMessages.NAME, link.name());
        LinkMessages.hardware(message, link.mac(), link.mtu());
        if (parent != 0) {
            message.attribute(PARENT, parent);
        }
        if (netns >= 0) {
            message.attribute(LinkMessages.NETNS_FD, netns);
        }
        return message.nested(LinkMessages.LINK_INFO, () -> info(message, link));
    }

    private static void info(NetlinkMessage message, ChildLink link) {
        String kind = link.kind().name().toLowerCase(Locale.ROOT);
        message.attribute(LinkMessages.INFO_KIND, kind);
        if (link.kind() == Kind.MACVLAN) {
            message.nested(LinkMessages.INFO_DATA, () -> message.attribute(MODE, link.value()));
        } else if (link.kind() == Kind.IPVLAN) {
            message.nested(LinkMessages.INFO_DATA, () -> ipvlan(message, link));
        } else if (link.kind() == Kind.VLAN) {
            message.nested(
                    LinkMessages.INFO_DATA, () -> message.attribute(VLAN_ID, shorts(link.value())));
        }
    }

    /** Flags are said even where none are set: a parent keeps those of its last child. */
    private static void ipvlan(NetlinkMessage message, ChildLink link) {
        message.attribute(MODE, shorts(link.value()));
        message.attribute(IPVLAN_FLAGS, shorts(link.flags()));
    }

    private static byte[] shorts(int value) {
        return ByteBuffer.allocate(2)
                .order(ByteOrder.nativeOrder())
                .putShort((short) value)
                .array();
    }
}
