/** Compares the contracts with their recorded signatures, by bnd's rules of compatibility. */
@NullMarked
package io.drydock.baseline;

import org.jspecify.annotations.NullMarked;
