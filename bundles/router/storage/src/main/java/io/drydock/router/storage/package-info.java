/** The routes of moving between storage drivers. */
@NullMarked
package io.drydock.router.storage;

import org.jspecify.annotations.NullMarked;
