package io.drydock.driver.network.bridge;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What bridges take from the engine's configuration. */
@ComponentPropertyType
@interface BridgeConfiguration {

    /** Key {@code iptables}: whether packet filter rules are made at all, of whichever backend. */
    boolean iptables() default true;

    /** Key {@code ip6tables}: the same for IPv6. */
    boolean ip6tables() default true;

    /** Key {@code ip-forward}: whether the host is made a router. */
    boolean ip$_$forward() default true;

    /** Key {@code ip-forward-no-drop}: a host that is made one forwards for everybody. */
    boolean ip$_$forward$_$no$_$drop() default false;

    /** Key {@code allow-direct-routing}: published ports are open at containers' addresses too. */
    boolean allow$_$direct$_$routing() default false;

    /** Key {@code userland-proxy}: what the packet filter cannot carry is forwarded. */
    boolean userland$_$proxy() default true;

    /** Key {@code firewall-backend}: {@code nftables} or {@code iptables}; empty to choose. */
    String firewall$_$backend() default "";
}
