/** Volumes, and who uses them. */
@NullMarked
package io.drydock.service.volume;

import org.jspecify.annotations.NullMarked;
