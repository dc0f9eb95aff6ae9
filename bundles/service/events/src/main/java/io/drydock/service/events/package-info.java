/** The journal of events: a ring in memory in front of a table in the store. */
@NullMarked
package io.drydock.service.events;

import org.jspecify.annotations.NullMarked;
