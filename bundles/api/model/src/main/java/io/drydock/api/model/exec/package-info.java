/** Processes started beside those of a running container. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.exec;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
