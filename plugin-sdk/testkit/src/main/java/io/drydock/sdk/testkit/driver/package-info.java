/** Drivers as the engine hands them out, for tests of what uses them. */
@NullMarked
package io.drydock.sdk.testkit.driver;

import org.jspecify.annotations.NullMarked;
