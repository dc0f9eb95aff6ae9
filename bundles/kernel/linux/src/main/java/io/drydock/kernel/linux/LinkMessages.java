package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.BridgeSpec;
import io.drydock.api.spi.linux.LinkInfo;
import io.drydock.api.spi.linux.MacAddress;
import io.drydock.api.spi.linux.VethPair;

import org.jspecify.annotations.Nullable;

/** RTM_NEWLINK and its relatives. Fixed part: family u8, pad, type u16, index, flags, change. */
final class LinkMessages {

    static final int NEW_LINK = 16;

    private static final int DELETE_LINK = 17;
    private static final int GET_LINK = 18;
    private static final int FIXED = 16;
    private static final int UP = 1;
    private static final int ADDRESS = 1;
    static final int NAME = 3;
    private static final int MTU = 4;
    private static final int PEER_INDEX = 5;
    private static final int MASTER = 10;
    static final int LINK_INFO = 18;
    private static final int ALIAS = 20;
    static final int NETNS_FD = 28;
    private static final int EXT_MASK = 29;
    private static final int SKIP_STATISTICS = 8;
    static final int INFO_KIND = 1;
    static final int INFO_DATA = 2;
    private static final int INFO_SLAVE_KIND = 4;
    private static final int INFO_SLAVE_DATA = 5;
    private static final int PEER = 1;
    private static final int BRIDGE_VLAN_FILTERING = 7;
    private static final int BRIDGE_NF_CALL_IPTABLES = 36;
    private static final int BRIDGE_NF_CALL_IP6TABLES = 37;
    private static final int PORT_HAIRPIN = 4;

    private LinkMessages() {}

    static NetlinkMessage list() {
        return fixed(GET_LINK, NetlinkMessage.DUMP, "list", "links", 0, 0, 0)
                .attribute(EXT_MASK, SKIP_STATISTICS);
    }

    static NetlinkMessage get(String name) {
        return fixed(GET_LINK, NetlinkMessage.ACK, "find link", name, 0, 0, 0)
                .attribute(NAME, name)
                .attribute(EXT_MASK, SKIP_STATISTICS);
    }

    static NetlinkMessage delete(String name) {
        return fixed(DELETE_LINK, NetlinkMessage.ACK, "delete link", name, 0, 0, 0)
                .attribute(NAME, name);
    }

    static NetlinkMessage flags(int index, boolean up) {
        String operation = up ? "set up link" : "take down link";
        return change(operation, "number " + index, index, up);
    }

    static NetlinkMessage flags(String name, boolean up) {
        String operation = up ? "set up link" : "take down link";
        return change(operation, name, 0, up).attribute(NAME, name);
    }

    private static NetlinkMessage change(String operation, String name, int index, boolean up) {
        return fixed(NEW_LINK, NetlinkMessage.ACK, operation, name, index, up ? UP : 0, UP);
    }

    /** A change of a link known by name. */
    private static NetlinkMessage named(String operation, String name) {
        return fixed(NEW_LINK, NetlinkMessage.ACK, operation, name, 0, 0, 0).attribute(NAME, name);
    }

    static NetlinkMessage mtu(String name, int mtu) {
        return named("set MTU of link", name).attribute(MTU, mtu);
    }

    static NetlinkMessage label(String name, String text) {
        return named("label link", name).attribute(ALIAS, text);
    }

    /** Empty when the link has none. */
    static String label(NetlinkReply reply) {
        return reply.attributes(FIXED).text(ALIAS);
    }

    static NetlinkMessage mac(String name, MacAddress mac) {
        return named("set MAC of link", name).attribute(ADDRESS, mac.bytes());
    }

    /** Attaches to the bridge of this number, or to none with 0. */
    static NetlinkMessage master(String name, int bridge) {
        return named("attach link", name).attribute(MASTER, bridge);
    }

    static NetlinkMessage hairpin(String name, boolean enabled) {
        NetlinkMessage message = named("set hairpin of link", name);
        return message.nested(
                LINK_INFO,
                () -> {
                    message.attribute(INFO_SLAVE_KIND, "bridge");
                    message.nested(
                            INFO_SLAVE_DATA,
                            () -> message.byteAttribute(PORT_HAIRPIN, enabled ? 1 : 0));
                });
    }

    static NetlinkMessage filterBridged(String bridge, boolean ipv6) {
        int attribute = ipv6 ? BRIDGE_NF_CALL_IP6TABLES : BRIDGE_NF_CALL_IPTABLES;
        NetlinkMessage message = named("filter packets on bridge", bridge);
        return message.nested(
                LINK_INFO,
                () -> {
                    message.attribute(INFO_KIND, "bridge");
                    message.nested(INFO_DATA, () -> message.byteAttribute(attribute, 1));
                });
    }

    static NetlinkMessage move(int index, String name, String newName, int netns) {
        return fixed(NEW_LINK, NetlinkMessage.ACK, "move link", name, index, 0, 0)
                .attribute(NAME, newName)
                .attribute(NETNS_FD, netns);
    }

    static NetlinkMessage rename(int index, String name, String newName) {
        return fixed(NEW_LINK, NetlinkMessage.ACK, "rename link", name, index, 0, 0)
                .attribute(NAME, newName);
    }

    /** Name, MAC, MTU and up in one; the kernel applies the flags last. */
    static NetlinkMessage configure(int index, String name, @Nullable MacAddress mac, int mtu) {
        NetlinkMessage message =
                fixed(NEW_LINK, NetlinkMessage.ACK, "configure link", name, index, UP, UP)
                        .attribute(NAME, name);
        return hardware(message, mac, mtu);
    }

    static NetlinkMessage bridge(BridgeSpec bridge) {
        int flags = NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
        NetlinkMessage message =
                fixed(NEW_LINK, flags, "create bridge", bridge.name(), 0, UP, UP)
                        .attribute(NAME, bridge.name());
        hardware(message, bridge.mac(), bridge.mtu());
        return message.nested(
                LINK_INFO,
                () -> {
                    message.attribute(INFO_KIND, "bridge");
                    if (bridge.vlanFiltering()) {
                        // Kernels built without VLANs refuse the attribute, even as 0.
                        message.nested(
                                INFO_DATA, () -> message.byteAttribute(BRIDGE_VLAN_FILTERING, 1));
                    }
                });
    }

    /** Both ends; a bridge of 0 and a namespace of -1 mean none. */
    static NetlinkMessage veth(VethPair pair, int bridge, int peerNetns) {
        int flags = NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
        NetlinkMessage message =
                fixed(NEW_LINK, flags, "create link", pair.hostName(), 0, UP, UP)
                        .attribute(NAME, pair.hostName());
        hardware(message, pair.hostMac(), pair.mtu());
        if (bridge != 0) {
            message.attribute(MASTER, bridge);
        }
        return message.nested(
                LINK_INFO,
                () -> {
                    message.attribute(INFO_KIND, "veth");
                    message.nested(
                            INFO_DATA,
                            () -> message.nested(PEER, () -> peer(message, pair, peerNetns)));
                });
    }

    private static void peer(NetlinkMessage message, VethPair pair, int netns) {
        message.bytes(new int[FIXED]).attribute(NAME, pair.peerName());
        hardware(message, pair.peerMac(), pair.mtu());
        if (netns >= 0) {
            message.attribute(NETNS_FD, netns);
        }
    }

    static NetlinkMessage hardware(NetlinkMessage message, @Nullable MacAddress mac, int mtu) {
        if (mac != null) {
            message.attribute(ADDRESS, mac.bytes());
        }
        return mtu > 0 ? message.attribute(MTU, mtu) : message;
    }

    static NetlinkMessage fixed(
            int type, int flags, String operation, String name, int index, int on, int change) {
        return new NetlinkMessage(type, flags, operation, name)
                .intValue(0)
                .intValue(index)
                .intValue(on)
                .intValue(change);
    }

    static LinkInfo parse(NetlinkReply reply) {
        NetlinkReply.Attributes attributes = reply.attributes(FIXED);
        byte[] mac = attributes.raw(ADDRESS);
        return new LinkInfo(
                reply.intAt(4),
                attributes.text(NAME),
                attributes.nested(LINK_INFO).text(INFO_KIND),
                mac == null || mac.length != 6 ? null : MacAddress.of(mac),
                attributes.intValue(MTU),
                reply.intAt(8),
                attributes.intValue(MASTER),
                attributes.intValue(PEER_INDEX));
    }
}
