package io.drydock.driver.network.bridge;

import io.drydock.api.spi.network.PortMapping;

import java.util.Optional;

/** Whether somebody on the host holds a port already. */
interface PortProbe {

    /** Why the port cannot be had, empty when it can. */
    Optional<String> refusal(PortMapping port);
}
