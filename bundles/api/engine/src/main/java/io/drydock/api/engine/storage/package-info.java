/** Which storage driver has the images and containers, and their way to another one. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
