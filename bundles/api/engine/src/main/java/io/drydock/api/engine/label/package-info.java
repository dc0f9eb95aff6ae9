/** Labels by which SELinux keeps containers apart. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.label;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
