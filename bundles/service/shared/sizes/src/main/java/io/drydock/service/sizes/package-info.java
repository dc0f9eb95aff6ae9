/** How much directories hold. Embedded by its users, so that a swap of one touches no other. */
@NullMarked
package io.drydock.service.sizes;

import org.jspecify.annotations.NullMarked;
