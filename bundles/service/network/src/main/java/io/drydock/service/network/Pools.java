package io.drydock.service.network;

import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.linux.Cidr;

import java.net.InetAddress;
import java.util.Map;

/** Address pools as the API has them, read. */
final class Pools {

    /** Nothing asked for. */
    static final IpamConfig ANY = new IpamConfig("", "", "", Map.of());

    private Pools() {}

    static boolean isIpv6(IpamConfig pool) {
        return isIpv6(pool.subnet().isEmpty() ? pool.gateway() : pool.subnet());
    }

    static boolean isIpv6(String address) {
        return address.indexOf(':') >= 0;
    }

    static Cidr subnet(IpamConfig pool) {
        return Cidr.parse(pool.subnet());
    }

    static int prefix(IpamConfig pool) {
        return subnet(pool).prefix();
    }

    static boolean contains(IpamConfig pool, String address) {
        return subnet(pool).contains(InetAddress.ofLiteral(address));
    }

    /** Where its containers send what leaves the subnet; empty if nowhere. */
    static String router(IpamConfig pool) {
        String key = isIpv6(pool) ? NetworkRecord.DEFAULT_GATEWAY_6 : NetworkRecord.DEFAULT_GATEWAY;
        return pool.auxiliaryAddresses().getOrDefault(key, pool.gateway());
    }

    /** Text of an address in the one form that all comparisons use. */
    static String canonical(String address) {
        return address.isEmpty() ? "" : Cidr.host(InetAddress.ofLiteral(address));
    }
}
