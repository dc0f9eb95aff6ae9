/** Containers without network. */
@NullMarked
package io.drydock.driver.network.none;

import org.jspecify.annotations.NullMarked;
