/** Log driver {@code splunk}. */
@NullMarked
package io.drydock.driver.log.splunk;

import org.jspecify.annotations.NullMarked;
