/**
 * Ways to end points of logs: connections with deadlines, one per container, and batches that are
 * taken up where they broke off. No bundle of its own: each driver that sends has a copy inside.
 */
@NullMarked
package io.drydock.driver.log.net;

import org.jspecify.annotations.NullMarked;
