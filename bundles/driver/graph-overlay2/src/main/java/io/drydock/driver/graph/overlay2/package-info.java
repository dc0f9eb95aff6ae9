/** Layers laid over one another by the kernel's overlayfs. */
@NullMarked
package io.drydock.driver.graph.overlay2;

import org.jspecify.annotations.NullMarked;
