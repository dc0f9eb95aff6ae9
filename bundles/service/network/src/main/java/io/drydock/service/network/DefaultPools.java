package io.drydock.service.network;

import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.linux.Cidr;
import io.drydock.api.spi.linux.Links;

import java.util.Map;
import java.util.Optional;

/**
 * The pools of the default bridge: as configured, else as its link has it already, else as it was,
 * else a free one.
 */
final class DefaultPools {

    private final NetworkSettings settings;
    private final Subnets subnets;
    private final Links links;

    DefaultPools(NetworkSettings settings, Subnets subnets, Links links) {
        this.settings = settings;
        this.subnets = subnets;
        this.links = links;
    }

    IpamConfig of(Optional<NetworkRecord> stored, boolean ipv6) {
        String bip = ipv6 ? settings.bip6() : settings.bip();
        if (!bip.isEmpty()) {
            return pool(Cidr.parse(bip), ipv6);
        }
        Optional<Cidr> present = onTheLink(ipv6);
        if (present.isPresent()) {
            return pool(present.get(), ipv6);
        }
        String range = ipv6 ? settings.fixedCidr6() : settings.fixedCidr();
        Optional<IpamConfig> before =
                stored.stream()
                        .flatMap(network -> network.pools(ipv6).stream())
                        .filter(it -> range.isEmpty() || within(it, range))
                        .findFirst();
        if (before.isPresent()) {
            return completed(before.get().subnet(), before.get().gateway(), ipv6);
        }
        return chosen(range, ipv6);
    }

    private Optional<Cidr> onTheLink(boolean ipv6) {
        return links.find(settings.bridge()).stream()
                .flatMap(link -> links.addresses(link.name()).stream())
                .filter(it -> it.ipv6() == ipv6 && !it.address().isLinkLocalAddress())
                .findFirst();
    }

    private static boolean within(IpamConfig pool, String range) {
        Cidr wanted = Cidr.parse(range);
        Cidr subnet = Pools.subnet(pool);
        return subnet.prefix() <= wanted.prefix() && subnet.overlaps(wanted);
    }

    private IpamConfig pool(Cidr bridge, boolean ipv6) {
        return completed(bridge.network().toString(), bridge.host(), ipv6);
    }

    /** What is named as fixed and lies in no subnet known is the subnet, as with dockerd. */
    private IpamConfig chosen(String range, boolean ipv6) {
        IpamConfig wanted = new IpamConfig(range, "", "", Map.of());
        IpamConfig chosen =
                subnets.choose(
                        new Demand(
                                "default", wanted, ipv6, Map.of(), settings.bridge(), true, true));
        return completed(chosen.subnet(), chosen.gateway(), ipv6);
    }

    private IpamConfig completed(String subnet, String gateway, boolean ipv6) {
        String router = ipv6 ? settings.defaultGateway6() : settings.defaultGateway();
        String key = ipv6 ? NetworkRecord.DEFAULT_GATEWAY_6 : NetworkRecord.DEFAULT_GATEWAY;
        return new IpamConfig(
                subnet,
                ipv6 ? settings.fixedCidr6() : settings.fixedCidr(),
                gateway,
                router.isEmpty() ? Map.of() : Map.of(key, router));
    }

    void settled(IpamConfig pool) {
        subnets.settled(pool.subnet());
    }
}
