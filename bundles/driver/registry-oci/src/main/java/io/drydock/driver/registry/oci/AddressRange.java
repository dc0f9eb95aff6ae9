package io.drydock.driver.registry.oci;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of addresses: {@code 10.0.0.0/8}. */
record AddressRange(byte[] base, int bits) {

    private static final Pattern NUMERIC =
            Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?");

    static Optional<AddressRange> parse(String text) {
        String[] parts = text.split("/", 2);
        if (parts.length < 2 || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(parts[1]);
        return address(parts[0]).map(base -> new AddressRange(base, bits));
    }

    static boolean loopback(String host) {
        return address(host).filter(AddressRange::loopback).isPresent();
    }

    /** Names are not resolved: they are in no range. */
    boolean contains(String host) {
        return address(host).filter(this::covers).isPresent();
    }

    private boolean covers(byte[] address) {
        if (address.length != base.length || bits > base.length * 8) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> bit % 8;
            if ((address[bit / 8] & mask) != (base[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    private static boolean loopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static Optional<byte[]> address(String text) {
        if (!NUMERIC.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
