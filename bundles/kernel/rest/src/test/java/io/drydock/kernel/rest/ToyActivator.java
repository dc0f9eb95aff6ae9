package io.drydock.kernel.rest;

import io.drydock.api.spi.http.RequestHandler;
import io.drydock.api.spi.http.RouterFactory;
import io.drydock.api.spi.http.Routes;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ConfigurationAdmin;

import java.util.Dictionary;
import java.util.Hashtable;

/** Stands in for the kernel's core inside the framework: configuration, and one router for all. */
public final class ToyActivator implements BundleActivator {

    @Override
    public void start(BundleContext context) throws Exception {
        ConfigurationAdmin admin = service(context, ConfigurationAdmin.class);
        Dictionary<String, Object> config = new Hashtable<>();
        config.put("hosts", new String[] {"unix://" + context.getProperty("toy.socket")});
        config.put("group", "");
        admin.getConfiguration("io.drydock.engine", "?").update(config);
        admin.getConfiguration("io.drydock.live", "?").update(new Hashtable<>());
        RouterFactory factory = service(context, RouterFactory.class);
        RouterFactory.Router router = factory.build("toy", new ToyRouter());
        RequestHandler handler =
                exchange -> {
                    exchange.attribute(Routes.PATH, exchange.path());
                    exchange.attribute(Routes.VERSION, "1.41");
                    router.handle(exchange);
                };
        context.registerService(RequestHandler.class, handler, null);
    }

    private static <S> S service(BundleContext context, Class<S> type) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            ServiceReference<S> reference = context.getServiceReference(type);
            if (reference != null) {
                return context.getService(reference);
            }
            Thread.sleep(50);
        }
        throw new IllegalStateException("no " + type.getName() + " after 30 s");
    }

    @Override
    public void stop(BundleContext context) {}
}
