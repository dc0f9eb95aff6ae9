package io.drydock.driver.network.host;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.EndpointlessNetworkDriver;
import io.drydock.api.spi.network.NetworkDriver;

import org.osgi.service.component.annotations.Component;

/** The host's own network: there is nothing to connect. */
@Component(service = NetworkDriver.class)
@DriverModule(name = "host")
public final class HostNetworkDriver implements EndpointlessNetworkDriver {}
