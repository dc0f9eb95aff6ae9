package io.drydock.api.engine.volume;

import io.drydock.api.model.Filters;
import io.drydock.api.model.stream.Presence;
import io.drydock.api.model.volume.Volume;
import io.drydock.api.model.volume.VolumeCreateRequest;
import io.drydock.api.model.volume.VolumeListResponse;
import io.drydock.api.model.volume.VolumesPruneResponse;

/** Volumes as the volume router sees them. */
public interface VolumeEngine {

    /** Volumes by the filters of {@code docker volume ls}; from a snapshot, never asks a driver. */
    VolumeListResponse list(Filters filters);

    /** One volume. */
    Volume inspect(String name);

    /** Creates a volume, or returns the one of this name and driver. */
    Volume create(VolumeCreateRequest request);

    /** Removes a volume nobody uses. */
    void remove(String name, boolean force);

    /** Removes unused volumes, until the client leaves. */
    VolumesPruneResponse prune(Filters filters, Presence client);
}
