/** Forwarding by the engine itself of what packet filters cannot carry. */
@NullMarked
package io.drydock.driver.proxy.userland;

import org.jspecify.annotations.NullMarked;
