/** Networks and the endpoints of containers on them. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
