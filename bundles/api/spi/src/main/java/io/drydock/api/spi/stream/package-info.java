/** Meeting points between the stream pump and those who make streams possible. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.stream;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
