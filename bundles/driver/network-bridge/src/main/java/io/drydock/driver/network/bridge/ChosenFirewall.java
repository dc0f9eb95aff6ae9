package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.DriverException.Kind;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;
import io.drydock.api.spi.network.FirewallDriver;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.List;
import java.util.function.Consumer;

/** The configured backend, or the first that works on this host: nftables, then iptables. */
final class ChosenFirewall implements Firewall {

    private static final Logger LOG = LoggerFactory.getLogger(ChosenFirewall.class);
    private static final List<String> BEST_FIRST = List.of("nftables", "iptables");

    private final Drivers drivers;
    private final List<String> candidates;
    private volatile String chosen = "";

    ChosenFirewall(Drivers drivers, String configured) {
        this.drivers = drivers;
        this.candidates = configured.isEmpty() ? BEST_FIRST : List.of(configured);
    }

    @Override
    public void use(Consumer<FirewallDriver> operation) {
        try (Lease<FirewallDriver> lease = drivers.lease(FirewallDriver.class, name())) {
            operation.accept(lease.driver());
        }
    }

    private String name() {
        String name = chosen;
        if (name.isEmpty()) {
            name = choose();
            chosen = name;
            LOG.info("firewall backend: {}", name);
        }
        return name;
    }

    private String choose() {
        StringBuilder reasons = new StringBuilder();
        for (String name : candidates) {
            try (Lease<FirewallDriver> lease = drivers.lease(FirewallDriver.class, name)) {
                lease.driver().probe();
                return name;
            } catch (DriverException e) {
                reasons.append("; ").append(name).append(": ").append(e.getMessage());
            }
        }
        throw new DriverException(Kind.UNSUPPORTED, "no firewall backend works" + reasons);
    }
}
