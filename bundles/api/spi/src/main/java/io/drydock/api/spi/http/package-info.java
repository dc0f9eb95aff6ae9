/** One HTTP request on its way through the engine: exchange, middleware, handler. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.http;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
