/** The rules of the architecture; what they are for is in bundles/README.md. */
@NullMarked
package io.drydock.arch;

import org.jspecify.annotations.NullMarked;
