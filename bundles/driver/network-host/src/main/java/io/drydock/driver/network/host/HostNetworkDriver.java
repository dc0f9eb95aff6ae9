package io.drydock.driver.network.host;

import io.drydock.api.spi.DriverModule;
import io.drydock.api.spi.network.EndpointSpec;
import io.drydock.api.spi.network.JoinResult;
import io.drydock.api.spi.network.NetworkDriver;
import io.drydock.api.spi.network.NetworkSpec;
import io.drydock.api.spi.network.PortMapping;

import org.osgi.service.component.annotations.Component;

import java.util.List;

/** The host's own network: there is nothing to connect. */
@Component(service = NetworkDriver.class)
@DriverModule(name = "host")
public final class HostNetworkDriver implements NetworkDriver {

    @Override
    public boolean withoutEndpoints() {
        return true;
    }

    @Override
    public void createNetwork(NetworkSpec network) {
        throw withoutUse();
    }

    @Override
    public void deleteNetwork(NetworkSpec network) {
        throw withoutUse();
    }

    @Override
    public EndpointSpec createEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        throw withoutUse();
    }

    @Override
    public void deleteEndpoint(NetworkSpec network, EndpointSpec endpoint) {
        throw withoutUse();
    }

    @Override
    public JoinResult join(NetworkSpec network, EndpointSpec endpoint, String sandbox) {
        throw withoutUse();
    }

    @Override
    public void leave(NetworkSpec network, EndpointSpec endpoint) {
        throw withoutUse();
    }

    @Override
    public List<PortMapping> publish(
            NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw withoutUse();
    }

    @Override
    public void unpublish(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw withoutUse();
    }

    @Override
    public void restore(NetworkSpec network, EndpointSpec endpoint, List<PortMapping> ports) {
        throw withoutUse();
    }

    private static IllegalStateException withoutUse() {
        return new IllegalStateException("a network of driver host has no endpoints");
    }
}
