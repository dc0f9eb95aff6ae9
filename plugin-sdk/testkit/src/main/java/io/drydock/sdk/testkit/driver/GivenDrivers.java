package io.drydock.sdk.testkit.driver;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Drivers a test gives, by contract and name; none is ever replaced. */
public final class GivenDrivers implements Drivers {

    private final Map<Class<?>, Map<String, Object>> drivers = new HashMap<>();

    /** Gives one more. */
    public <D> GivenDrivers with(Class<D> contract, String name, D driver) {
        drivers.computeIfAbsent(contract, one -> new HashMap<>()).put(name, driver);
        return this;
    }

    /** A lease of the first generation, which nobody waits for. */
    public static <D> Lease<D> lease(D driver) {
        return new Lease<>() {
            @Override
            public D driver() {
                return driver;
            }

            @Override
            public long generation() {
                return 1;
            }

            @Override
            public void close() {
                // Nothing drains.
            }
        };
    }

    @Override
    public <D> Lease<D> lease(Class<D> contract, String name) {
        Object driver = drivers.getOrDefault(contract, Map.of()).get(name);
        if (driver == null) {
            throw new DriverException(DriverException.Kind.NOT_FOUND, "no driver " + name);
        }
        return lease(contract.cast(driver));
    }

    @Override
    public List<String> names(Class<?> contract) {
        return drivers.getOrDefault(contract, Map.of()).keySet().stream().sorted().toList();
    }
}
