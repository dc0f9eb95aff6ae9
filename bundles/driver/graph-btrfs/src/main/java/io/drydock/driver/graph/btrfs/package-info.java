/** Layers as subvolumes of btrfs; a layer starts as a snapshot of the one below. */
@NullMarked
package io.drydock.driver.graph.btrfs;

import org.jspecify.annotations.NullMarked;
