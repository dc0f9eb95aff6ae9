/** Logs in dockerd's local format: length-prefixed protocol buffers, rotated and compressed. */
@NullMarked
package io.drydock.driver.log.local;

import org.jspecify.annotations.NullMarked;
