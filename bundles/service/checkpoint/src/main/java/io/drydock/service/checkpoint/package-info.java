/** Checkpoints: their names, folders and life. */
@NullMarked
package io.drydock.service.checkpoint;

import org.jspecify.annotations.NullMarked;
