/** The paths of checkpoints, an experimental part of the Engine API. */
@NullMarked
package io.drydock.router.checkpoint;

import org.jspecify.annotations.NullMarked;
