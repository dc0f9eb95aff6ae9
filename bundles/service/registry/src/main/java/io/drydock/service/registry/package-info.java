/** Moves images from and to registries. */
@NullMarked
package io.drydock.service.registry;

import org.jspecify.annotations.NullMarked;
