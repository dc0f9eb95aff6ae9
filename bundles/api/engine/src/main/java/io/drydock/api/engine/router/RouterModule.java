package io.drydock.api.engine.router;

import org.osgi.service.component.annotations.ComponentPropertyType;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a component that provides {@code jakarta.ws.rs.core.Application} as a router.
 *
 * <p>The kernel builds one JAX-RS application per router and routes by path family. A family is a
 * path template of literal segments and {@code *} for exactly one segment, from the root, without
 * the version prefix: {@code /containers}, {@code /containers/*}{@code /exec}, {@code /exec}. It
 * owns the path itself and everything below, unless another router declares a more specific family
 * (more segments; a literal beats {@code *}). Of two owners of one family the higher ranking is
 * active and the other is listed as SHADOWED.
 *
 * <p>Resources are singletons with constructor-injected engine handles and no state of their own.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RouterModule {

    /** Prefix of the service properties: {@code drydock.router.name}, {@code .families}. */
    String PREFIX_ = "drydock.router.";

    /** Name of the router: {@code container}, {@code image}. */
    String name();

    /** The path families, see above. */
    String[] families();
}
