package io.drydock.service.container;

/** The engine's settings this bundle needs, from the configuration {@code io.drydock.engine}. */
@interface Settings {

    /** Durable state. */
    String data$_$root() default "/var/lib/drydock";

    /** State that need not outlive a reboot. */
    String exec$_$root() default "/run/drydock";

    /** Runtime of containers that name none. */
    String default$_$runtime() default "";

    /** Further runtimes, {@code name=path}, then arguments, a line each. */
    String[] runtimes() default {};

    /** Run an init in every container. */
    boolean init() default false;

    /** The init program. */
    String init$_$path() default "";

    /** Bytes of /dev/shm. */
    long default$_$shm$_$size() default 64L << 20;

    /** {@code private} or {@code shareable}. */
    String default$_$ipc$_$mode() default "private";

    /** {@code name=soft[:hard]}. */
    String[] default$_$ulimits() default {};

    /** No new privileges for any container. */
    boolean no$_$new$_$privileges() default false;

    /** {@code builtin}, {@code unconfined} or a file. */
    String seccomp$_$profile() default "builtin";

    /** Seconds before SIGKILL. */
    int default$_$stop$_$timeout() default 10;

    /** Parent cgroup. */
    String cgroup$_$parent() default "/drydock";
}
