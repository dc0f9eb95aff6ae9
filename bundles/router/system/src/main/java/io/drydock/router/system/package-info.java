/** {@code /version}, {@code /info}, {@code /events}, {@code /system/df} and {@code /auth}. */
@NullMarked
package io.drydock.router.system;

import org.jspecify.annotations.NullMarked;
