package io.drydock.kernel.http;

/** The keys of {@code io.drydock.engine} that concern the listeners. */
@interface HttpConfiguration {

    /**
     * The newest API version; the same as {@code ApiVersion.MAX}, which the kernel does not see.
     */
    String NEWEST_API = "1.56";

    String[] hosts() default {"unix:///run/drydock.sock"};

    String group() default "docker";

    boolean tls() default false;

    boolean tlsverify() default false;

    String tlscacert() default "";

    String tlscert() default "";

    String tlskey() default "";

    String min$_$api$_$version() default "1.24";
}
