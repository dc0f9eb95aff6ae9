/** Containers: what a client asks for and what it is told. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.container;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
