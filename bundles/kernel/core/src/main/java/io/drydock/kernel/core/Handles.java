package io.drydock.kernel.core;

import io.drydock.api.model.stream.CursorSource;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Publishes a {@link Handle} for every engine contract at the first sight of a provider. A handle
 * stays for the life of the engine, whatever becomes of its providers.
 */
final class Handles {

    private static final Logger LOG = LoggerFactory.getLogger(Handles.class);

    private final BundleContext context;
    private final Generations generations;
    private final Set<Key> published = ConcurrentHashMap.newKeySet();
    private final Queue<ServiceRegistration<?>> registrations = new ConcurrentLinkedQueue<>();

    Handles(BundleContext context, Generations generations) {
        this.context = context;
        this.generations = generations;
    }

    /** Publishes what is new in the table. */
    void update(Table table) {
        for (Map.Entry<Key, Generation> entry : table.active().entrySet()) {
            Key key = entry.getKey();
            if (key.kind() == Key.Kind.SERVICE && published.add(key)) {
                publish(key, entry.getValue());
            }
        }
    }

    private void publish(Key key, Generation provider) {
        Bundle bundle = context.getBundle(provider.origin().bundle());
        try {
            Class<?> contract = bundle.loadClass(key.contract());
            String module = provider.declaration().module();
            Object handle = Handle.of(generations, key, module, contract);
            registrations.add(context.registerService(key.contract(), handle, properties(key)));
        } catch (ClassNotFoundException | IllegalArgumentException e) {
            LOG.error("no handle for {}", key.contract(), e);
        }
    }

    /** Takes all handles back, at the end of the engine. */
    void close() {
        registrations.forEach(ServiceRegistration::unregister);
        registrations.clear();
    }

    private static Dictionary<String, Object> properties(Key key) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Declaration.HANDLE, true);
        if (key.contract().equals(CursorSource.class.getName())) {
            properties.put(CursorSource.NAME, key.name());
        }
        return properties;
    }
}
