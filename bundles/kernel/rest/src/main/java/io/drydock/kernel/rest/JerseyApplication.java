package io.drydock.kernel.rest;

import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.RuntimeDelegate;

import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.server.internal.RuntimeDelegateImpl;

import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes a Jersey application of a router's resources and the kernel's providers. */
final class JerseyApplication {

    /** Warns of each resource instance that it is no provider. Held, or the level would be lost. */
    private static final Logger PROVIDERS =
            Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    /** Logs what {@link ErrorResponse} logs with the request's path. */
    private static final Logger RESPONDER =
            Logger.getLogger("org.glassfish.jersey.server.ServerRuntime$Responder");

    static {
        PROVIDERS.setLevel(Level.SEVERE);
        RESPONDER.setLevel(Level.OFF);
        RuntimeDelegate.setInstance(new RuntimeDelegateImpl());
    }

    private JerseyApplication() {}

    /** Introspects the resources; a faulty one throws. */
    static ApplicationHandler build(Application router) {
        ResourceConfig config = new ResourceConfig();
        config.registerClasses(router.getClasses());
        config.registerInstances(router.getSingletons());
        config.register(new JsonReader());
        config.register(new JsonWriter());
        config.register(new ParameterConverters());
        config.register(new PresenceBinder());
        config.register(new Outcome.Mapper());
        config.register(new Outcome.Filter());
        config.register(new Outcome.Interceptor());
        config.property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true);
        config.property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true);
        config.property(
                CommonProperties.PROVIDER_DEFAULT_DISABLE,
                "DATASOURCE,DOM,RENDEREDIMAGE,SAX,SOURCE");
        config.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        config.property(ServerProperties.BV_FEATURE_DISABLE, true);
        config.property(ServerProperties.MONITORING_ENABLED, false);
        config.property(ServerProperties.LOCATION_HEADER_RELATIVE_URI_RESOLUTION_DISABLED, true);
        return inOurClassLoader(config);
    }

    /** Jersey and HK2 ask the thread's class loader first, which may be anybody's. */
    private static ApplicationHandler inOurClassLoader(ResourceConfig config) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(JerseyApplication.class.getClassLoader());
        try {
            return new ApplicationHandler(config);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
