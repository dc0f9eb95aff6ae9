/** Networks: what routers ask of them, and the sandboxes containers live in. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
