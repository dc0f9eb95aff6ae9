package io.drydock.driver.network.none;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.EndpointlessNetworkDriver;
import io.drydock.api.spi.network.NetworkDriver;

import org.osgi.service.component.annotations.Component;

/** No network but loopback: there is nothing to connect. */
@Component(service = NetworkDriver.class)
@DriverModule(name = "null")
public final class NoneNetworkDriver implements EndpointlessNetworkDriver {}
