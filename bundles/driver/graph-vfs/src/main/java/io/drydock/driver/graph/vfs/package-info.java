/** Layers as whole copies of trees: slow and large, but it works on every file system. */
@NullMarked
package io.drydock.driver.graph.vfs;

import org.jspecify.annotations.NullMarked;
