/** Platforms as users write them. Embedded by its users, so that a swap of one touches no other. */
@NullMarked
package io.drydock.service.platforms;

import org.jspecify.annotations.NullMarked;
