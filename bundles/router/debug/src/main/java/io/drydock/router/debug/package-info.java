/** The engine's inside for people who look for a fault; there only in debug mode. */
@NullMarked
package io.drydock.router.debug;

import org.jspecify.annotations.NullMarked;
