package io.drydock.api.spi;

import java.util.List;

/**
 * The driver registry as services see it.
 *
 * <p>Drivers are never kept. A service asks for one by contract and name, uses the lease within one
 * operation and closes it:
 *
 * {@snippet :
 * try (Lease<GraphDriver> graph = drivers.lease(GraphDriver.class, "overlay2")) {
 *     graph.driver().create(id, parent);
 * }
 * }
 *
 * All calls of one operation go through one lease, so that they see one generation. Thread-safe;
 * {@code lease} waits only while a swap of that very driver quiesces, with a deadline of its own.
 */
public interface Drivers {

    /**
     * Takes a lease on the active generation of {@code name}.
     *
     * @throws DriverException NOT_FOUND if no such driver is active, UNAVAILABLE if a swap held it
     *     for longer than the queue's deadline
     */
    <D> Lease<D> lease(Class<D> contract, String name);

    /** Names of the active drivers of a contract, sorted. A snapshot; never blocks. */
    List<String> names(Class<?> contract);
}
