/** What the engine asks of registries of images. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.registry;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
