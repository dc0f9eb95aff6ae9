package io.drydock.itests.cli;

import org.junit.jupiter.api.extension.ExtendWith;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the class an engine, booted for it alone unless it shares; its methods take it as a
 * parameter of type {@link Engine}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(EngineExtension.class)
@interface WithEngine {

    /** The class is content with an engine that others have used, emptied of what they left. */
    boolean shared() default false;
}
