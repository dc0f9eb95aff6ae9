/** What authors of container runtimes implement. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.runtime;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
