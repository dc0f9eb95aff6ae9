/** Logs to a syslog server. */
@NullMarked
package io.drydock.driver.log.syslog;

import org.jspecify.annotations.NullMarked;
