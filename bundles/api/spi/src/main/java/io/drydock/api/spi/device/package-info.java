/** What providers of devices on request implement: GPUs and whatever vendors describe. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.device;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
