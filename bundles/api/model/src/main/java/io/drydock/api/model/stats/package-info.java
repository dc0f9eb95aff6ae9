/** What containers use of the machine: the samples of {@code GET /containers/{id}/stats}. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model.stats;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
