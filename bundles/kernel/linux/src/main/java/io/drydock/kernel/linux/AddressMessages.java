package io.drydock.kernel.linux;

import io.drydock.api.spi.linux.Cidr;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** RTM_NEWADDR and its relatives. Fixed part: family, prefix, flags, scope u8, index u32. */
final class AddressMessages {

    static final int FIXED = 8;

    private static final int NEW_ADDRESS = 20;
    private static final int DELETE_ADDRESS = 21;
    private static final int GET_ADDRESS = 22;
    private static final int ADDRESS = 1;
    private static final int LOCAL = 2;
    private static final int BROADCAST = 4;
    private static final int NO_DUPLICATE_DETECTION = 2;
    private static final int IPV4 = 2;
    private static final int IPV6 = 10;

    private AddressMessages() {}

    static int family(Cidr address) {
        return address.ipv6() ? IPV6 : IPV4;
    }

    static NetlinkMessage list() {
        return new NetlinkMessage(GET_ADDRESS, NetlinkMessage.DUMP, "list", "addresses")
                .intValue(0)
                .intValue(0);
    }

    static NetlinkMessage add(int index, String link, Cidr address) {
        int flags = NetlinkMessage.ACK | NetlinkMessage.CREATE | NetlinkMessage.EXCLUSIVE;
        String operation = "add address " + address + " to";
        NetlinkMessage message = fixed(NEW_ADDRESS, flags, operation, index, link, address);
        byte[] broadcast = broadcast(address);
        return broadcast == null ? message : message.attribute(BROADCAST, broadcast);
    }

    static NetlinkMessage remove(int index, String link, Cidr address) {
        String operation = "remove address " + address + " from";
        return fixed(DELETE_ADDRESS, NetlinkMessage.ACK, operation, index, link, address);
    }

    private static NetlinkMessage fixed(
            int type, int flags, String operation, int index, String link, Cidr address) {
        byte[] raw = address.address().getAddress();
        return new NetlinkMessage(type, flags, operation, link)
                .bytes(family(address), address.prefix())
                .bytes(address.ipv6() ? NO_DUPLICATE_DETECTION : 0, 0)
                .intValue(index)
                .attribute(LOCAL, raw)
                .attribute(ADDRESS, raw);
    }

    private static byte @Nullable [] broadcast(Cidr address) {
        if (address.ipv6() || address.prefix() > 30) {
            return null;
        }
        byte[] raw = address.network().address().getAddress();
        for (int bit = address.prefix(); bit < 32; bit++) {
            raw[bit / 8] |= (byte) (0x80 >>> bit % 8);
        }
        return raw;
    }

    /** The address of a reply, when it belongs to the link of this number. */
    static Optional<Cidr> parse(NetlinkReply reply, int index) {
        NetlinkReply.Attributes attributes = reply.attributes(FIXED);
        byte[] raw = attributes.raw(LOCAL);
        byte[] address = raw == null ? attributes.raw(ADDRESS) : raw;
        if (reply.intAt(4) != index || address == null) {
            return Optional.empty();
        }
        return Optional.of(new Cidr(inet(address), reply.byteAt(1)));
    }

    static InetAddress inet(byte[] raw) {
        try {
            return InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + raw.length + " bytes", e);
        }
    }
}
