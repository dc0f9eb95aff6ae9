/**
 * Logs in files: appending, rotation, compression, reading at cursors. What an entry looks like is
 * the driver's own. No bundle of its own: each driver that keeps files has a copy inside.
 */
@NullMarked
package io.drydock.driver.log.files;

import org.jspecify.annotations.NullMarked;
