/** System calls behind the contract {@code io.drydock.api.spi.linux}; the only user of JNA. */
@NullMarked
package io.drydock.kernel.linux;

import org.jspecify.annotations.NullMarked;
