/** Conformance of volume drivers. */
@NullMarked
package io.drydock.sdk.testkit.volume;

import org.jspecify.annotations.NullMarked;
