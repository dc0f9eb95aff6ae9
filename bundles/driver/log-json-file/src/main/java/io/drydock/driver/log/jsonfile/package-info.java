/** Logs in dockerd's json-file format. */
@NullMarked
package io.drydock.driver.log.jsonfile;

import org.jspecify.annotations.NullMarked;
