package io.drydock.driver.network.bridge;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;

import java.util.List;

/** A registry where nobody is. */
final class NoDrivers implements Drivers {

    @Override
    public <D> Lease<D> lease(Class<D> contract, String name) {
        throw new DriverException(DriverException.Kind.NOT_FOUND, "no driver " + name);
    }

    @Override
    public List<String> names(Class<?> contract) {
        return List.of();
    }
}
