/** Volumes: what routers ask of them, and what containers mount of them. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.volume;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
