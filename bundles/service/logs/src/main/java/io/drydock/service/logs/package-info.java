/** Logs of containers: spools, pumps into the log drivers, readers. */
@NullMarked
package io.drydock.service.logs;

import org.jspecify.annotations.NullMarked;
