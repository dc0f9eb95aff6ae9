/** The link that knows API versions: strips the prefix, keeps the bounds, sets the headers. */
@NullMarked
package io.drydock.middleware.version;

import org.jspecify.annotations.NullMarked;
