/** Containers on a bridge of the host. */
@NullMarked
package io.drydock.driver.network.bridge;

import org.jspecify.annotations.NullMarked;
