/** Log driver {@code gcplogs}. */
@NullMarked
package io.drydock.driver.log.gcplogs;

import org.jspecify.annotations.NullMarked;
