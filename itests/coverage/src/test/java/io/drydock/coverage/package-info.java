/** Which row of the surface is covered by a test that passed: read from the tests themselves. */
@NullMarked
package io.drydock.coverage;

import org.jspecify.annotations.NullMarked;
