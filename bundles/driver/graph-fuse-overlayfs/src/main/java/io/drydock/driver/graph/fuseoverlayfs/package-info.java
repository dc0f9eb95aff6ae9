/**
 * Layers laid over one another by the program fuse-overlayfs, where the kernel's overlay cannot.
 */
@NullMarked
package io.drydock.driver.graph.fuseoverlayfs;

import org.jspecify.annotations.NullMarked;
