package io.drydock.api.engine.module;

import java.io.InputStream;
import java.util.List;

/**
 * The engine's own bundles: list them, and replace them while everything runs.
 *
 * <p>A swap installs the new revision beside the old one, starts it, publishes it by one table
 * write and lets the old one drain: a caller sees either the old or the new one, never neither.
 * Every step is journalled before its effect, so that a crash leaves exactly one generation active.
 * What was swapped, added or removed stays so over a restart of the engine.
 */
public interface ModuleEngine {

    /** All bundles, drydock's own first, sorted by kind and name. A snapshot; never blocks. */
    List<ModuleStatus> modules();

    /**
     * Replaces the bundle with the same symbolic name by the revision in {@code jar}.
     *
     * @return the new revision's status, ACTIVE
     * @throws io.drydock.api.model.error.EngineException INVALID if the stream is not a bundle or
     *     may not be loaded, NOT_FOUND if no bundle of that name runs, CONFLICT if another swap of
     *     it runs or the same version is active; the old generation then serves on
     */
    ModuleStatus swap(InputStream jar);

    /**
     * Adds a bundle that is not there.
     *
     * @throws io.drydock.api.model.error.EngineException CONFLICT if its symbolic name is in use
     */
    ModuleStatus add(InputStream jar);

    /**
     * Takes a bundle out: its paths answer 404, its drivers are gone; what runs on it is drained.
     *
     * @param name module name or symbolic name
     * @throws io.drydock.api.model.error.EngineException NOT_FOUND, or FORBIDDEN for a contract,
     *     the kernel or the modules router itself
     */
    void remove(String name);
}
