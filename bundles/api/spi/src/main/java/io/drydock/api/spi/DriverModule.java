package io.drydock.api.spi;

import org.osgi.service.component.annotations.ComponentPropertyType;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a Declarative Services component as a driver. The component provides exactly one SPI
 * interface; {@code name} is what users write ({@code overlay2}, {@code bridge}, {@code
 * json-file}).
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface DriverModule {

    /** Prefix of the service properties: {@code drydock.driver.name}. */
    String PREFIX_ = "drydock.driver.";

    /** The name users know the driver by. */
    String name();
}
