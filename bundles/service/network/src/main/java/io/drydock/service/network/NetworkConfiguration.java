package io.drydock.service.network;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What networks take from the engine's configuration; keys and meaning are dockerd's. */
@ComponentPropertyType
@interface NetworkConfiguration {

    /** Key {@code exec-root}: the namespaces' files lie in its {@code netns}. */
    String exec$_$root() default "/run/drydock";

    /** Key {@code bridge}: link of the default network; {@code none} for no default network. */
    String bridge() default "";

    /** Key {@code bip}: address of the default bridge with its prefix length. */
    String bip() default "";

    /** Key {@code fixed-cidr}: part of the subnet that containers get addresses from. */
    String fixed$_$cidr() default "";

    /** Key {@code default-gateway}: router of the containers where it is not the bridge. */
    String default$_$gateway() default "";

    /** Key {@code mtu} of the default bridge, bytes. */
    int mtu() default 1500;

    /** Key {@code icc}: containers of the default bridge may talk to each other. */
    boolean icc() default true;

    /** Key {@code ip-masq}: they are hidden behind the host. */
    boolean ip$_$masq() default true;

    /** Key {@code ip}: host address of ports published without one. */
    String ip() default "0.0.0.0";

    /** Key {@code dns}: name servers of containers without their own. */
    String[] dns() default {};

    /** Key {@code dns-opts}: resolver options likewise. */
    String[] dns$_$opts() default {};

    /** Key {@code dns-search}: search domains likewise. */
    String[] dns$_$search() default {};

    /** Key {@code ipv6} of the default bridge. */
    boolean ipv6() default false;

    /** Key {@code bip6}: like {@code bip}. */
    String bip6() default "";

    /** Key {@code fixed-cidr-v6}: like {@code fixed-cidr}. */
    String fixed$_$cidr$_$v6() default "";

    /** Key {@code default-gateway-v6}: like {@code default-gateway}. */
    String default$_$gateway$_$v6() default "";

    /** Key {@code userland-proxy}: whether the engine forwards what packet filters cannot. */
    boolean userland$_$proxy() default true;

    /** Key {@code default-network-opts}: {@code driver=key=value}. */
    String[] default$_$network$_$opts() default {};
}
