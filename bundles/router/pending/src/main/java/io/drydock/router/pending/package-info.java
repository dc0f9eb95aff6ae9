/** Parts of the Engine API that no router provides yet. */
@NullMarked
package io.drydock.router.pending;

import org.jspecify.annotations.NullMarked;
