/** The link that keeps experimental routes shut unless the engine is experimental. */
@NullMarked
package io.drydock.middleware.experimental;

import org.jspecify.annotations.NullMarked;
