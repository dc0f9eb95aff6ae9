/** Conformance of graph drivers. */
@NullMarked
package io.drydock.sdk.testkit.graph;

import org.jspecify.annotations.NullMarked;
