/** Conformance of registry drivers. */
@NullMarked
package io.drydock.sdk.testkit.registry;

import org.jspecify.annotations.NullMarked;
