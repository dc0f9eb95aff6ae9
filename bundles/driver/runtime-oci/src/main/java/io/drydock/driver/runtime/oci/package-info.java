/** Containers by conmon and an OCI runtime. */
@NullMarked
package io.drydock.driver.runtime.oci;

import org.jspecify.annotations.NullMarked;
