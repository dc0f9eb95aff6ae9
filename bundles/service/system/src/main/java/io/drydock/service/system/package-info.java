/** Information on the engine, put together from snapshots of the other services. */
@NullMarked
package io.drydock.service.system;

import org.jspecify.annotations.NullMarked;
