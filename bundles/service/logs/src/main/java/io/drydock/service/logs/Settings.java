package io.drydock.service.logs;

/** The engine's settings this bundle needs, from the configuration {@code io.drydock.engine}. */
@interface Settings {

    /** Durable state. */
    String data$_$root() default "/var/lib/drydock";

    /** Log driver of containers that name none. */
    String log$_$driver() default "json-file";

    /** Its options, {@code k=v}. */
    String[] log$_$opts() default {};
}
