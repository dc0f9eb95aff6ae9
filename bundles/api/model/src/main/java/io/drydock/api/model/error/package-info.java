/** The closed set of errors the engine answers with. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.error;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
