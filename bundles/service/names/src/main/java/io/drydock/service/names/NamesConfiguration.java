package io.drydock.service.names;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What name servers take from the engine's configuration. */
@ComponentPropertyType
@interface NamesConfiguration {

    /** Key {@code firewall-backend}: {@code nftables} or {@code iptables}; empty to choose. */
    String firewall$_$backend() default "";
}
