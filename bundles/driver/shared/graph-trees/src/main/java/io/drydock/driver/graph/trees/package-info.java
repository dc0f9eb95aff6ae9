/** Layers that hold whole trees, for drivers whose file system can copy one. */
@NullMarked
package io.drydock.driver.graph.trees;

import org.jspecify.annotations.NullMarked;
