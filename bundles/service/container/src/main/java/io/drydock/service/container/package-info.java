/**
 * Containers: rules, life cycle, streams and further processes.
 *
 * <p>One container's truth is its {@link io.drydock.service.container.Container} record in the
 * store; {@link io.drydock.service.container.Containers} holds the records in memory for readers
 * who must not wait. What runs is found again from the monitors at each activation, so that a
 * restart, a crash and a swap of this bundle are the same thing.
 */
@NullMarked
package io.drydock.service.container;

import org.jspecify.annotations.NullMarked;
