package io.drydock.driver.network.bridge;

import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.network.EndpointSpec;

import java.util.HexFormat;

/**
 * Hardware addresses made of the IPv4 address, {@code 02:42:ac:11:00:02}, as dockerd made them up
 * to 27: whoever reuses an address has the same one, and no neighbour's cache is stale. Without
 * IPv4 they are made of the endpoint's id.
 */
final class Macs {

    private static final HexFormat TEXT = HexFormat.ofDelimiter(":");

    private Macs() {}

    static EndpointSpec complete(EndpointSpec endpoint) {
        byte[] address =
                endpoint.ipv4().isEmpty()
                        ? HexFormat.of().parseHex(endpoint.id(), 0, 8)
                        : Cidr.parse(endpoint.ipv4()).address().getAddress();
        return new EndpointSpec(
                endpoint.id(),
                endpoint.containerId(),
                "02:42:" + TEXT.formatHex(address),
                endpoint.ipv4(),
                endpoint.ipv6(),
                endpoint.options());
    }

    static String withoutPrefix(String cidr) {
        int slash = cidr.indexOf('/');
        return slash < 0 ? cidr : cidr.substring(0, slash);
    }
}
