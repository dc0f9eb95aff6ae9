/**
 * The messages of the Engine API, shared by all its parts.
 *
 * <p>Every message is a passive record: JSON names are docker's, components stand in docker's
 * order, collections are immutable copies and maps are sorted by key as docker prints them. What
 * docker leaves out of JSON when it is empty is left out here by {@code @JsonInclude}; everything
 * else is always written, null included. A reader needs a mapper that ignores unknown fields and
 * the case of names, as docker's own decoder does; absent text, lists and maps read as empty ones,
 * unless the component is nullable.
 *
 * <p>Large records have a {@code Draft}: {@code Type.of(draft -> draft.name = "web")} starts from
 * zero values, {@code value.with(draft -> draft.name = "web")} from an existing value.
 */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.model;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
