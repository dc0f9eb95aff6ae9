package io.drydock.service.container;

/** The engine's settings this bundle needs, from the configuration {@code io.drydock.engine}. */
@interface Settings {

    /** Durable state. */
    String data$_$root() default "/var/lib/drydock";

    /** State that need not outlive a reboot. */
    String exec$_$root() default "/run/drydock";

    /** Maps of users, {@code inside:outside:count}; empty where they are not mapped. */
    String[] userns$_$uids() default {};

    /** Maps of groups. */
    String[] userns$_$gids() default {};

    /** Run an init in every container. */
    boolean init() default false;

    /** The init program. */
    String init$_$path() default "";

    /** {@code name=soft[:hard]}. */
    String[] default$_$ulimits() default {};

    /** No new privileges for any container. */
    boolean no$_$new$_$privileges() default false;

    /** {@code builtin}, {@code unconfined} or a file. */
    String seccomp$_$profile() default "builtin";

    /** Parent cgroup. */
    String cgroup$_$parent() default "/drydock";
}
