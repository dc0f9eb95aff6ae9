/** Bundles as the engine's operator sees them: list, swap, add, remove. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.module;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
