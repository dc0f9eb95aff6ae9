/**
 * Layers as directories of changes, in the layout docker's overlay2 has: {@code ID/diff}, {@code
 * ID/lower}, {@code ID/link}, {@code ID/work}, and short names for mount options in {@code l/}.
 */
@NullMarked
package io.drydock.driver.graph.overlays;

import org.jspecify.annotations.NullMarked;
