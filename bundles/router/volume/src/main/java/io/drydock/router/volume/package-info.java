/** {@code /volumes}. */
@NullMarked
package io.drydock.router.volume;

import org.jspecify.annotations.NullMarked;
