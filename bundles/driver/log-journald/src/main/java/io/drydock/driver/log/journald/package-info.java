/** Logs to systemd's journal. */
@NullMarked
package io.drydock.driver.log.journald;

import org.jspecify.annotations.NullMarked;
