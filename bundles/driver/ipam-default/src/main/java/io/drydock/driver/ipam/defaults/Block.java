package io.drydock.driver.ipam.defaults;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.linux.Cidr;

import java.nio.ByteBuffer;

/**
 * A range of IPv4 addresses with a common prefix.
 *
 * @param first its lowest address as a number
 * @param prefix length of the prefix
 */
record Block(long first, int prefix) {

    /** From {@code 172.17.0.0/16}; host bits are cut off. */
    static Block parse(String text) {
        try {
            Cidr cidr = Cidr.parse(text).network();
            if (cidr.ipv6()) {
                throw new DriverException(Kind.UNSUPPORTED, "IPv6 networks are not available yet");
            }
            return new Block(number(cidr.address().getAddress()), cidr.prefix());
        } catch (IllegalArgumentException e) {
            throw new DriverException(Kind.INVALID, "invalid CIDR address: " + text, e);
        }
    }

    long last() {
        return first + (1L << (32 - prefix)) - 1;
    }

    boolean contains(long address) {
        return address >= first && address <= last();
    }

    boolean overlaps(Block other) {
        return first <= other.last() && other.first <= last();
    }

    /** Whether a container may have it: neither the network's address nor the broadcast address. */
    boolean usable(long address) {
        return prefix >= 31 || (address > first && address < last());
    }

    /** The i-th of the blocks of a longer prefix that this one consists of. */
    Block part(int longer, int index) {
        return new Block(first + ((long) index << (32 - longer)), longer);
    }

    static long number(String address) {
        try {
            return number(Cidr.parse(address).address().getAddress());
        } catch (IllegalArgumentException e) {
            throw new DriverException(Kind.INVALID, "invalid IP address: " + address, e);
        }
    }

    private static long number(byte[] raw) {
        return raw.length == 4 ? ByteBuffer.wrap(raw).getInt() & 0xffffffffL : -1;
    }

    static String text(long address) {
        return (address >> 24 & 255)
                + "."
                + (address >> 16 & 255)
                + "."
                + (address >> 8 & 255)
                + "."
                + (address & 255);
    }

    @Override
    public String toString() {
        return text(first) + "/" + prefix;
    }
}
