package io.drydock.api.engine.system;

import io.drydock.api.model.ApiVersion;
import io.drydock.api.model.system.DiskUsage;
import io.drydock.api.model.system.SystemInfo;
import io.drydock.api.model.system.SystemVersion;

import java.util.Set;

/** The engine as a whole. */
public interface SystemInformation {
    /** Values of {@code type} of {@link #diskUsage}. */
    Set<String> OBJECT_TYPES = Set.of("container", "image", "volume", "build-cache");

    /**
     * State and abilities of the engine and its host. Answers from snapshots and never waits; a
     * service that is absent only leaves its numbers at zero.
     *
     * @param version decides which fields are there
     */
    SystemInfo info(ApiVersion version);

    /** Versions of the engine and its parts; those of external tools once they have been asked. */
    SystemVersion version();

    /**
     * What the engine's objects take on disk. Callers that ask at the same time share one scan.
     *
     * @param version below 1.52 the flat legacy shape, below 1.42 always of all types
     * @param types which of {@link #OBJECT_TYPES} to look at, all when empty
     * @param verbose from 1.52 on the objects themselves, without the legacy shape
     * @throws io.drydock.api.model.error.EngineException INVALID, {@code unknown object type: x}
     */
    DiskUsage diskUsage(ApiVersion version, Set<String> types, boolean verbose);
}
