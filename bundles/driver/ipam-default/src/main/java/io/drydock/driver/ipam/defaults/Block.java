package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cidr;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * A range of addresses with a common prefix.
 *
 * @param first its lowest address as a number
 * @param prefix length of the prefix
 * @param bits of an address: 32 or 128
 */
record Block(BigInteger first, int prefix, int bits) {

    /** From {@code 172.17.0.0/16}; host bits are cut off. */
    static Block parse(String text) {
        try {
            Cidr cidr = Cidr.parse(text).network();
            return new Block(
                    new BigInteger(1, cidr.address().getAddress()),
                    cidr.prefix(),
                    cidr.bytes() * 8);
        } catch (IllegalArgumentException e) {
            throw new DriverException(Kind.INVALID, "invalid CIDR address: " + text, e);
        }
    }

    boolean ipv6() {
        return bits == 128;
    }

    BigInteger size() {
        return BigInteger.ONE.shiftLeft(bits - prefix);
    }

    BigInteger last() {
        return end().subtract(BigInteger.ONE);
    }

    /** The address after the last. */
    BigInteger end() {
        return first.add(size());
    }

    boolean contains(BigInteger address) {
        return address.compareTo(first) >= 0 && address.compareTo(end()) < 0;
    }

    boolean overlaps(Block other) {
        return bits == other.bits
                && first.compareTo(other.end()) < 0
                && other.first.compareTo(end()) < 0;
    }

    /**
     * Whether a container may have it: neither the network's address nor the broadcast address;
     * with IPv6 the first one is that of all the subnet's routers.
     */
    boolean usable(BigInteger address) {
        if (prefix >= bits - 1) {
            return true;
        }
        return !address.equals(first) && (ipv6() || !address.equals(last()));
    }

    /** The address as a number, of the family of this block. */
    BigInteger number(String address) {
        try {
            byte[] raw = InetAddress.ofLiteral(address).getAddress();
            return raw.length * 8 == bits ? new BigInteger(1, raw) : BigInteger.ONE.negate();
        } catch (IllegalArgumentException e) {
            throw new DriverException(Kind.INVALID, "invalid IP address: " + address, e);
        }
    }

    String text(BigInteger address) {
        byte[] raw = new byte[bits / 8];
        byte[] digits = address.toByteArray();
        int length = Math.min(digits.length, raw.length);
        System.arraycopy(digits, digits.length - length, raw, raw.length - length, length);
        try {
            return Cidr.host(InetAddress.getByAddress(raw));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("the length is that of an address", e);
        }
    }

    @Override
    public String toString() {
        return text(first) + "/" + prefix;
    }
}
