package io.drydock.router.debug;

import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

/**
 * Carries the live configuration as its service properties, so that the router can depend on one of
 * its values: {@code (debug=true)}.
 */
@Component(
        service = DebugMode.class,
        configurationPid = "io.drydock.live",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class DebugMode {

    /** The new values are in the service's properties; there is nothing more to do. */
    @Modified
    void modified() {}
}
