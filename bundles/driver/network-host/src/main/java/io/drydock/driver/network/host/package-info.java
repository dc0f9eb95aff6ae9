/** Containers in the host's network. */
@NullMarked
package io.drydock.driver.network.host;

import org.jspecify.annotations.NullMarked;
