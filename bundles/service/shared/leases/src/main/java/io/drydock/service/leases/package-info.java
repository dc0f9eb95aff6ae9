/** How services call drivers. Embedded by its users, so that a swap of one touches no other. */
@NullMarked
package io.drydock.service.leases;

import org.jspecify.annotations.NullMarked;
