/** The routes of containers. */
@NullMarked
package io.drydock.router.container;

import org.jspecify.annotations.NullMarked;
