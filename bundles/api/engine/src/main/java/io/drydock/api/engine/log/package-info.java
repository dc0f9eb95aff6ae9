/** Contract of the log service. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.log;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
