/** Logs in the Graylog extended log format. */
@NullMarked
package io.drydock.driver.log.gelf;

import org.jspecify.annotations.NullMarked;
