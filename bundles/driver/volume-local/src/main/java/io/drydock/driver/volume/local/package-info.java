/** Named volumes on this host. */
@NullMarked
package io.drydock.driver.volume.local;

import org.jspecify.annotations.NullMarked;
