/** What authors of network, address management and firewall drivers implement. */
@Export
@Version("1.0.0")
@NullMarked
package io.drydock.api.spi.network;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
