package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.FirewallDriver;

import java.util.function.Consumer;

/** With {@code iptables=false} the host's rules are the administrator's alone. */
final class NoFirewall implements Firewall {

    @Override
    public void use(Consumer<FirewallDriver> operation) {
        // Nothing is declared to anybody.
    }
}
