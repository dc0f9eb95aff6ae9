package io.drydock.driver.network.bridge;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What bridges take from the engine's configuration. */
@ComponentPropertyType
@interface BridgeConfiguration {

    /** Key {@code iptables}: whether packet filter rules are made at all, of whichever backend. */
    boolean iptables() default true;

    /** Key {@code ip-forward}: whether the host is made a router. */
    boolean ip$_$forward() default true;

    /** Key {@code firewall-backend}: {@code nftables} or {@code iptables}; empty to choose. */
    String firewall$_$backend() default "";
}
