/** The first link: one line a request. */
@NullMarked
package io.drydock.middleware.accesslog;

import org.jspecify.annotations.NullMarked;
