package io.drydock.api.spi.linux;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * An address with the length of its network prefix, {@code 172.17.0.2/16} or {@code fd00::2/64}.
 *
 * <p>Host bits are kept: as an interface's address they matter, as a route's destination use {@link
 * #network()}.
 *
 * @param address IPv4 or IPv6
 * @param prefix 0 to 32 or 128
 */
public record Cidr(InetAddress address, int prefix) {

    /** Checks the prefix against the family. */
    public Cidr {
        if (prefix < 0 || prefix > address.getAddress().length * 8) {
            throw new IllegalArgumentException("bad prefix length " + prefix);
        }
    }

    /** From text; an address without a length means that single address. */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        int all = address.getAddress().length * 8;
        return new Cidr(address, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    }

    /** 4 or 16. */
    public int bytes() {
        return address.getAddress().length;
    }

    /** Whether this is IPv6. */
    public boolean ipv6() {
        return bytes() == 16;
    }

    /** The same with all host bits zero. */
    public Cidr network() {
        byte[] raw = address.getAddress();
        for (int bit = prefix; bit < raw.length * 8; bit++) {
            raw[bit / 8] &= (byte) ~(0x80 >>> (bit % 8));
        }
        try {
            return new Cidr(InetAddress.getByAddress(raw), prefix);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("length came from an address", e);
        }
    }

    /** {@code address/prefix}. */
    @Override
    public String toString() {
        return address.getHostAddress() + "/" + prefix;
    }
}
