/** {@code /networks}. */
@NullMarked
package io.drydock.router.network;

import org.jspecify.annotations.NullMarked;
