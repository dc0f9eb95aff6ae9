/** Sizes in options of drivers. */
@NullMarked
package io.drydock.driver.sizes;

import org.jspecify.annotations.NullMarked;
