/** Logs to fluentd, by its forward protocol. */
@NullMarked
package io.drydock.driver.log.fluentd;

import org.jspecify.annotations.NullMarked;
