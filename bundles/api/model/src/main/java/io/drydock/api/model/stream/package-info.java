/** Long streams as values: what to connect, and where to read on. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
