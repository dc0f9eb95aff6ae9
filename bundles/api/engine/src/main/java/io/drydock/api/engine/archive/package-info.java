/** Files of containers: copying in and out, exporting, making images of them. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.archive;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
