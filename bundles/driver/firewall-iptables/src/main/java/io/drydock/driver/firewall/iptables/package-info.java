/** Packet filter rules in dockerd's chains of iptables. */
@NullMarked
package io.drydock.driver.firewall.iptables;

import org.jspecify.annotations.NullMarked;
