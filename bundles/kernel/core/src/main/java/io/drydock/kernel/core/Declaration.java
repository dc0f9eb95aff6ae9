package io.drydock.kernel.core;

import io.drydock.api.model.stream.CursorSource;
import io.drydock.api.spi.http.Middleware;
import io.drydock.api.spi.stream.StreamObserver;

import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a component declares through its service properties.
 *
 * @param keys the names it provides
 * @param module the name people know it by: {@code container}, {@code overlay2}
 * @param families path families of a router
 * @param ranking service ranking; the higher provider of a name is the active one
 */
record Declaration(List<Key> keys, String module, List<String> families, int ranking) {

    static final String DRIVER = "drydock.driver.name";
    static final String SERVICE = "drydock.module.name";
    static final String ROUTER = "drydock.router.name";
    static final String FAMILIES = "drydock.router.families";
    static final String MIDDLEWARE = "drydock.middleware.name";
    static final String HANDLE = "drydock.handle";
    static final String APPLICATION = "jakarta.ws.rs.core.Application";

    Declaration {
        keys = List.copyOf(keys);
        families = List.copyOf(families);
        Objects.requireNonNull(module);
    }

    /** Reads the properties; null if they declare no module. */
    static @Nullable Declaration of(Map<String, Object> properties, List<String> contracts) {
        if (properties.containsKey(HANDLE)) {
            return null;
        }
        List<Key> keys = new ArrayList<>();
        String module = "";
        for (String property : List.of(DRIVER, SERVICE, ROUTER, MIDDLEWARE)) {
            if (properties.get(property) instanceof String name) {
                module = name;
                addKeys(property, name, properties, contracts, keys);
            }
        }
        if (keys.isEmpty()) {
            return null;
        }
        int ranking = properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0;
        return new Declaration(keys, module, texts(properties.get(FAMILIES)), ranking);
    }

    private static void addKeys(
            String property,
            String name,
            Map<String, Object> properties,
            List<String> contracts,
            List<Key> keys) {
        for (String contract : contracts) {
            switch (property) {
                case DRIVER -> keys.add(Key.driver(contract, name));
                case SERVICE -> addServices(contract, name, properties, keys);
                case ROUTER -> addIf(contract.equals(APPLICATION), Key.router(name), keys);
                case MIDDLEWARE ->
                        addIf(
                                contract.equals(Middleware.class.getName()),
                                Key.middleware(name),
                                keys);
                default -> throw new IllegalStateException(property);
            }
        }
    }

    private static void addIf(boolean fits, Key key, List<Key> keys) {
        if (fits) {
            keys.add(key);
        }
    }

    private static void addServices(
            String contract, String module, Map<String, Object> properties, List<Key> keys) {
        if (contract.equals(StreamObserver.class.getName())) {
            // Every module may have one, and all of them are told.
            keys.add(Key.service(contract, module));
            return;
        }
        if (!contract.equals(CursorSource.class.getName())) {
            keys.add(Key.service(contract, ""));
            return;
        }
        for (String source : texts(properties.get(CursorSource.NAME))) {
            keys.add(Key.service(contract, source));
        }
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case String[] many -> List.of(many);
            case null, default -> List.of();
        };
    }
}
