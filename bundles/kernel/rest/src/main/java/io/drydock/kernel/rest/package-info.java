/** One Jersey application per router, JSON and the table of errors. The only user of Jersey. */
@NullMarked
package io.drydock.kernel.rest;

import org.jspecify.annotations.NullMarked;
