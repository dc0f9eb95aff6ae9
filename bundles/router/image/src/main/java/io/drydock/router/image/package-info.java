/** Paths below {@code /images}. */
@NullMarked
package io.drydock.router.image;

import org.jspecify.annotations.NullMarked;
