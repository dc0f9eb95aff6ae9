package io.drydock.service.system;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What the engine's configuration says that information repeats. */
@ComponentPropertyType
@interface SystemConfiguration {
    /** Key {@code data-root}. */
    String data$_$root() default "/var/lib/drydock";

    /** Key {@code hosts}: addresses with scheme. */
    String[] hosts() default {};

    /** Key {@code tls}. */
    boolean tls() default false;

    /** Key {@code tlsverify}. */
    boolean tlsverify() default false;

    /** Key {@code debug}. */
    boolean debug() default false;

    /** Key {@code experimental}. */
    boolean experimental() default false;

    /** Key {@code labels}: {@code k=v}. */
    String[] labels() default {};

    /** Key {@code log-driver}. */
    String log$_$driver() default "json-file";

    /** Key {@code storage-driver}; empty for the best that works. */
    String storage$_$driver() default "";

    /** Key {@code firewall-backend}; empty for the best that works. */
    String firewall$_$backend() default "";

    /** Key {@code live-restore}. */
    boolean live$_$restore() default true;

    /** Key {@code no-new-privileges}. */
    boolean no$_$new$_$privileges() default false;

    /** Key {@code userns-remap}. */
    String userns$_$remap() default "";

    /** Key {@code seccomp-profile}. */
    String seccomp$_$profile() default "builtin";

    /** Key {@code default-cgroupns-mode}; empty for the host's default. */
    String default$_$cgroupns$_$mode() default "";

    /** Key {@code runtimes}: {@code name=path}. */
    String[] runtimes() default {};

    /** Key {@code default-runtime}; empty for the one found. */
    String default$_$runtime() default "";

    /** Key {@code init-path}; empty for {@code docker-init}. */
    String init$_$path() default "";

    /** Key {@code min-api-version}; empty for the oldest known. */
    String min$_$api$_$version() default "";

    /** Key {@code registry-mirrors}. */
    String[] registry$_$mirrors() default {};

    /** Key {@code insecure-registries}. */
    String[] insecure$_$registries() default {};

    /** Key {@code http-proxy}. */
    String http$_$proxy() default "";

    /** Key {@code https-proxy}. */
    String https$_$proxy() default "";

    /** Key {@code no-proxy}. */
    String no$_$proxy() default "";

    /** Key {@code cdi-spec-dirs}. */
    String[] cdi$_$spec$_$dirs() default {};
}
