package io.drydock.api.spi.http;

import org.osgi.service.component.annotations.ComponentPropertyType;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a component that provides {@link Middleware}. */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface MiddlewareModule {

    /** Prefix of the service properties: {@code drydock.middleware.name}. */
    String PREFIX_ = "drydock.middleware.";

    /** Name in the chain, see {@link Middleware#ORDER}. */
    String name();
}
