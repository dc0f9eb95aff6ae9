/** Packet filter rules as a table of nftables. */
@NullMarked
package io.drydock.driver.firewall.nftables;

import org.jspecify.annotations.NullMarked;
