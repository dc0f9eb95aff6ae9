package io.drydock.kernel.store;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What the store takes from the engine's configuration. */
@ComponentPropertyType
@interface StoreConfiguration {
    /** Key {@code data-root}: the directory that holds {@code drydock.db}. */
    String data$_$root() default "/var/lib/drydock";
}
