/** The routes of further processes in containers. */
@NullMarked
package io.drydock.router.exec;

import org.jspecify.annotations.NullMarked;
