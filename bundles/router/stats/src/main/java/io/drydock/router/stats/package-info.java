/** The route of container figures. */
@NullMarked
package io.drydock.router.stats;

import org.jspecify.annotations.NullMarked;
