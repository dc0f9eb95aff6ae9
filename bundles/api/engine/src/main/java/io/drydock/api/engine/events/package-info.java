/** What has happened in the engine: a journal to write to and to read on from any place. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.engine.events;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
