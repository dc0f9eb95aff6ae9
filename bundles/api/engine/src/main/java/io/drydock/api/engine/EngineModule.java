package io.drydock.api.engine;

import org.osgi.service.component.annotations.ComponentPropertyType;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Declarative Services component as the provider of an engine contract.
 *
 * <p>The kernel publishes, for every contract interface such a component provides, a stable proxy
 * with the property {@code drydock.handle=true}. Everybody references the proxy, never the
 * provider:
 *
 * {@snippet :
 * @Reference(target = EngineModule.HANDLE) ContainerEngine containers
 * }
 *
 * so that a new generation of the provider re-activates nobody. A call on a handle leases the
 * active generation for its duration; with no provider it throws {@code EngineException}
 * UNAVAILABLE.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EngineModule {

    /** Prefix of the service properties: {@code drydock.module.name}. */
    String PREFIX_ = "drydock.module.";

    /** Reference target that selects the kernel's stable proxy. */
    String HANDLE = "(drydock.handle=true)";

    /**
     * Name of the service, as {@code drydock modules} lists it: {@code container}, {@code image}.
     */
    String name();
}
