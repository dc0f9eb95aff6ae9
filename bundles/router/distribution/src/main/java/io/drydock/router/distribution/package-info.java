/** Paths about registries. */
@NullMarked
package io.drydock.router.distribution;

import org.jspecify.annotations.NullMarked;
