/**
 * Layers as data sets of zfs: each a clone of the one below, mounted as long as it is there.
 * Written against zfs(8); where the kernel has no zfs the driver says so.
 */
@NullMarked
package io.drydock.driver.graph.zfs;

import org.jspecify.annotations.NullMarked;
