package io.drydock.service.network;

import io.drydock.api.model.error.EngineException;
import io.drydock.api.model.network.IpamConfig;
import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.linux.Links;
import io.drydock.api.spi.store.ConstraintException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The networks bridge, host and none. They are made at the first start; ids and the chosen subnets
 * stay the same from then on, the rest of the default bridge follows the configuration.
 */
final class PredefinedNetworks {

    private static final Logger LOG = LoggerFactory.getLogger(PredefinedNetworks.class);

    private final NetworkSettings settings;
    private final Networks networks;
    private final DefaultPools pools;
    private volatile boolean complete;

    PredefinedNetworks(NetworkSettings settings, Networks networks, Subnets subnets, Links links) {
        this.settings = settings;
        this.networks = networks;
        this.pools = new DefaultPools(settings, subnets, links);
        plain("host", "host");
        plain("none", "null");
    }

    /** Makes what is missing; tries again at the next call when it fails. */
    void ensure() {
        if (complete) {
            return;
        }
        try {
            if (settings.withBridge()) {
                bridge();
            }
            complete = true;
        } catch (DriverException | EngineException e) {
            LOG.error("no default bridge network: {}", e.getMessage());
        }
    }

    private void plain(String name, String driver) {
        if (networks.named(name).isEmpty()) {
            save(record(RandomIds.next(), name, driver, now(), List.of(), Map.of(), false));
        }
    }

    private void bridge() {
        Optional<NetworkRecord> stored = networks.named(NetworkRecord.BRIDGE);
        List<IpamConfig> chosen = new ArrayList<>();
        try {
            chosen.add(pools.of(stored, false));
            if (settings.ipv6()) {
                chosen.add(pools.of(stored, true));
            }
            NetworkRecord wanted =
                    record(
                            stored.map(NetworkRecord::id).orElseGet(RandomIds::next),
                            NetworkRecord.BRIDGE,
                            "bridge",
                            stored.map(NetworkRecord::created).orElseGet(PredefinedNetworks::now),
                            chosen,
                            options(),
                            settings.ipv6());
            if (!stored.equals(Optional.of(wanted))) {
                save(wanted);
            }
        } finally {
            chosen.forEach(pools::settled);
        }
    }

    private void save(NetworkRecord network) {
        try {
            networks.save(network);
        } catch (ConstraintException e) {
            throw EngineException.conflict(
                    "network with name " + network.name() + " already exists");
        }
    }

    private Map<String, String> options() {
        Map<String, String> options = new HashMap<>();
        options.put("com.docker.network.bridge.default_bridge", "true");
        options.put("com.docker.network.bridge.enable_icc", "" + settings.icc());
        options.put("com.docker.network.bridge.enable_ip_masquerade", "" + settings.masquerade());
        options.put("com.docker.network.bridge.host_binding_ipv4", settings.bindingAddress());
        options.put("com.docker.network.bridge.name", settings.bridge());
        options.put("com.docker.network.driver.mtu", "" + settings.mtu());
        return options;
    }

    private static NetworkRecord record(
            String id,
            String name,
            String driver,
            String created,
            List<IpamConfig> pools,
            Map<String, String> options,
            boolean ipv6) {
        return new NetworkRecord(
                id, name, driver, created, false, false, "default", Map.of(), pools, options,
                Map.of(), true, true, ipv6, false, "");
    }

    private static String now() {
        return Instant.now().toString();
    }
}
