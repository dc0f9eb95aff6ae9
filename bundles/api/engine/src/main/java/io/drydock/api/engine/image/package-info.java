/** Images: what routers ask of them, and the root file systems containers get from them. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.image;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
