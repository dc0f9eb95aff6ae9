/** Containers on a network of the host itself, as further addresses of it: ipvlan. */
@NullMarked
package io.drydock.driver.network.ipvlan;

import org.jspecify.annotations.NullMarked;
