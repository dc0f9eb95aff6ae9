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

    /** Whether an address of the same family lies within. */
    public boolean contains(InetAddress other) {
        return other.getAddress().length == bytes()
                && new Cidr(other, prefix).network().equals(network());
    }

    /** Whether the two have addresses in common; never for two families. */
    public boolean overlaps(Cidr other) {
        return prefix <= other.prefix ? contains(other.address) : other.contains(address);
    }

    /** The address as everybody writes it, IPv6 as RFC 5952 wants it: {@code fd00::2}. */
    public String host() {
        return host(address);
    }

    /** The same of any address. */
    public static String host(InetAddress address) {
        byte[] raw = address.getAddress();
        if (raw.length == 4) {
            return address.getHostAddress();
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (raw[2 * i] & 255) << 8 | raw[2 * i + 1] & 255;
        }
        int start = longestZeros(groups);
        int end = start;
        while (end >= 0 && end < 8 && groups[end] == 0) {
            end++;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i = end - 1;
            } else {
                text.append(i == 0 || i == end ? "" : ":").append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** First group of the first longest run of two zeros or more, -1 without one. */
    private static int longestZeros(int[] groups) {
        int best = -1;
        int longest = 1;
        for (int i = 0; i < 8; i++) {
            int run = 0;
            while (i + run < 8 && groups[i + run] == 0) {
                run++;
            }
            if (run > longest) {
                longest = run;
                best = i;
            }
        }
        return best;
    }

    /** {@code address/prefix}. */
    @Override
    public String toString() {
        return host() + "/" + prefix;
    }
}
