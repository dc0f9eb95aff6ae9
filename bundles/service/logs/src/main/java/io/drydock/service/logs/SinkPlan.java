package io.drydock.service.logs;

import io.drydock.api.spi.log.LogTarget;

/**
 * Where a container's entries go.
 *
 * @param name {@code driver} for what the user asked for, {@code cache} for the copy that is read
 *     where the driver's end point cannot be
 * @param driver name of the log driver
 * @param target as that driver is told of it
 * @param limit bytes that may wait in the spool while the driver refuses; what is older is dropped
 */
record SinkPlan(String name, String driver, LogTarget target, long limit) {}
