package io.drydock.kernel.core;

import io.drydock.api.spi.Succession;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Watches the service registry for providers and turns them into generations.
 *
 * <p>Each provider is fetched once and given back when it is drained, so that Declarative Services
 * keeps the component active for as long as somebody uses it: the unregistering event is delivered
 * before the component is deactivated, and it waits here for the last lease.
 */
final class Providers implements ServiceTrackerCustomizer<Object, Generation> {

    /** Patience for callers of a component that leaves without a swap. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration PATIENCE_AT_THE_END = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final String FILTER =
            "(&(|("
                    + Declaration.DRIVER
                    + "=*)("
                    + Declaration.SERVICE
                    + "=*)("
                    + Declaration.ROUTER
                    + "=*)("
                    + Declaration.MIDDLEWARE
                    + "=*))(!("
                    + Declaration.HANDLE
                    + "=*)))";

    private final BundleContext context;
    private final Generations generations;
    private final Consumer<Generation> whenGone;
    private final ServiceTracker<Object, Generation> tracker;

    Providers(BundleContext context, Generations generations, Consumer<Generation> whenGone) {
        this.context = context;
        this.generations = generations;
        this.whenGone = whenGone;
        try {
            this.tracker = new ServiceTracker<>(context, FrameworkUtil.createFilter(FILTER), this);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    void open() {
        tracker.open(true);
    }

    void close() {
        tracker.close();
    }

    @Override
    public @Nullable Generation addingService(ServiceReference<Object> reference) {
        Declaration declaration = declaration(reference);
        Bundle bundle = reference.getBundle();
        if (declaration == null || bundle == null) {
            return null;
        }
        Object service = context.getService(reference);
        if (service == null) {
            LOG.warn("{} {} did not start", bundle.getSymbolicName(), declaration.module());
            return null;
        }
        if (service instanceof Succession succession && !generations.staged(bundle.getBundleId())) {
            succession.begin();
        }
        long order = (Long) reference.getProperty(Constants.SERVICE_ID);
        return generations.enter(origin(bundle), declaration, order, service);
    }

    private static @Nullable Declaration declaration(ServiceReference<Object> reference) {
        Map<String, Object> properties = new HashMap<>();
        for (String name : reference.getPropertyKeys()) {
            properties.put(name, reference.getProperty(name));
        }
        String[] contracts = (String[]) reference.getProperty(Constants.OBJECTCLASS);
        return Declaration.of(properties, List.of(contracts));
    }

    static Origin origin(Bundle bundle) {
        String name = String.valueOf(bundle.getSymbolicName());
        return new Origin(bundle.getBundleId(), name, bundle.getVersion().toString());
    }

    @Override
    public void modifiedService(ServiceReference<Object> reference, Generation generation) {
        // Names, families and ranking are fixed in the component's descriptor.
    }

    @Override
    public void removedService(ServiceReference<Object> reference, Generation generation) {
        generations.leave(generation);
        boolean ending = context.getBundle(0).getState() == Bundle.STOPPING;
        if (!generation.awaitDrained(ending ? PATIENCE_AT_THE_END : PATIENCE)) {
            LOG.warn("{} leaves with {} calls inside", generation, generation.leases());
        }
        whenGone.accept(generation);
        context.ungetService(reference);
    }
}
