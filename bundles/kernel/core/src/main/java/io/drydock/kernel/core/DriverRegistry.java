package io.drydock.kernel.core;

import io.drydock.api.spi.DriverException;
import io.drydock.api.spi.Drivers;
import io.drydock.api.spi.Lease;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Drivers by contract and name, leased from the table. */
final class DriverRegistry implements Drivers {

    /** How long an operation waits for a swap of its driver. */
    static final Duration QUEUE = Duration.ofSeconds(10);

    private final Generations generations;

    DriverRegistry(Generations generations) {
        this.generations = generations;
    }

    @Override
    public <D> Lease<D> lease(Class<D> contract, String name) {
        Generation generation;
        try {
            generation = generations.lease(Key.driver(contract.getName(), name), QUEUE);
        } catch (Generations.HeldTooLong e) {
            throw new DriverException(
                    DriverException.Kind.UNAVAILABLE, "driver " + name + ": " + e.getMessage(), e);
        }
        if (generation == null) {
            String what = contract.getSimpleName() + " " + name;
            throw new DriverException(DriverException.Kind.NOT_FOUND, what + " not found");
        }
        return new Held<>(contract.cast(generation.service()), generation, new AtomicBoolean());
    }

    @Override
    public List<String> names(Class<?> contract) {
        return generations.table().active().keySet().stream()
                .filter(key -> key.kind() == Key.Kind.DRIVER)
                .filter(key -> key.contract().equals(contract.getName()))
                .map(Key::name)
                .sorted()
                .toList();
    }

    private record Held<D>(D driver, Generation held, AtomicBoolean closed) implements Lease<D> {

        @Override
        public long generation() {
            return held.number();
        }

        @Override
        public void close() {
            if (closed.compareAndSet(false, true)) {
                held.release();
            }
        }
    }
}
