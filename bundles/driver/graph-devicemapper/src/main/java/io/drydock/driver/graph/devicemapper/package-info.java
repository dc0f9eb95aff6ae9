/**
 * Layers as thin devices of the kernel's device mapper, each a snapshot of the one below, with a
 * file system on it that is mounted as long as it is there. Written against dmsetup(8) and the
 * kernel's thin-provisioning document; where the kernel has no thin pools the driver says so.
 */
@NullMarked
package io.drydock.driver.graph.devicemapper;

import org.jspecify.annotations.NullMarked;
