/**
 * The small core: providers as generations behind one immutable table, handles, the route table,
 * the request chain, and the swap manager with its journal. The only place with trackers.
 */
@NullMarked
package io.drydock.kernel.core;

import org.jspecify.annotations.NullMarked;
