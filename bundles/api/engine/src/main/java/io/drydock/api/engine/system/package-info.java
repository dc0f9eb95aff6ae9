/** What the engine says of itself: versions, state, disk usage. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.system;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
