/** Name servers of containers. */
@NullMarked
package io.drydock.service.names;

import org.jspecify.annotations.NullMarked;
