/** How parts of the engine learn that the configuration was read anew. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
