/** The registry protocol of Docker and OCI over HTTP. */
@NullMarked
package io.drydock.driver.registry.oci;

import org.jspecify.annotations.NullMarked;
