package io.drydock.kernel.core;

import io.drydock.api.engine.module.ModuleStatus.State;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Revisions that were refused or taken back since the start, so that the list can say why. */
final class Setbacks {

    /** One of them. */
    record Setback(String symbolicName, String version, State state, String reason) {}

    private final Map<String, Setback> latest = new ConcurrentHashMap<>();

    void note(String symbolicName, String version, State state, String reason) {
        latest.put(symbolicName, new Setback(symbolicName, version, state, reason));
    }

    /** A later revision went well. */
    void forget(String symbolicName) {
        latest.remove(symbolicName);
    }

    Collection<Setback> all() {
        return latest.values();
    }
}
