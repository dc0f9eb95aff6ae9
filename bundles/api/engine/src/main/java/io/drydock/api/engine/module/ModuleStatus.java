package io.drydock.api.engine.module;

import java.util.List;

/**
 * One bundle of the running engine.
 *
 * @param name what it provides: {@code router/container}, {@code driver/graph/overlay2}; for a
 *     plain library its symbolic name
 * @param kind {@code api}, {@code kernel}, {@code router}, {@code service}, {@code middleware},
 *     {@code driver} or {@code library}
 * @param bundle symbolic name
 * @param version bundle version, {@code 1.2.3}
 * @param state see {@link State}
 * @param generation generation number within its name, from 1; 0 for bundles without a module
 * @param reason why the state is not ACTIVE; empty when it is
 * @param families path families of a router, else empty
 */
public record ModuleStatus(
        String name,
        String kind,
        String bundle,
        String version,
        State state,
        long generation,
        String reason,
        List<String> families) {

    public ModuleStatus {
        families = List.copyOf(families);
    }

    /** Where a bundle is in its life. */
    public enum State {
        /** Published and serving. */
        ACTIVE,
        /** Started beside the active generation, not published yet. */
        STAGED,
        /** Replaced; serves what it had begun and then goes. */
        DRAINING,
        /** Another provider of the same name or path family ranks higher. */
        SHADOWED,
        /** Not usable on this host; the reason says why. */
        SKIPPED,
        /** Refused before start: unresolved, exports packages, not a bundle. */
        REJECTED,
        /** Taken out after failures. */
        QUARANTINED,
        /** Started but none of its components became available. */
        FAILED
    }
}
