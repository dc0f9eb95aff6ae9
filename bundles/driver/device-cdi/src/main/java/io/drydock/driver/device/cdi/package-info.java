/** Devices by the Container Device Interface: vendors describe them in files. */
@NullMarked
package io.drydock.driver.device.cdi;

import org.jspecify.annotations.NullMarked;
