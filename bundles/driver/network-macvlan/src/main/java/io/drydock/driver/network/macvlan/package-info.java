/** Containers on a network of the host itself, as machines beside it: macvlan. */
@NullMarked
package io.drydock.driver.network.macvlan;

import org.jspecify.annotations.NullMarked;
