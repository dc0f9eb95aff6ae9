/** How services wait for changes. Embedded by its users, so that a swap of one touches no other. */
@NullMarked
package io.drydock.service.signals;

import org.jspecify.annotations.NullMarked;
