package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.FirewallDriver;

import java.util.function.Consumer;

/** The packet filter of this host. */
interface Firewall {

    /** Runs one operation on it. */
    void use(Consumer<FirewallDriver> operation);
}
